package dev.graft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The numbers that stored outputs hold, each with what it is said of. */
final class Outputs {
  private static final int TELLING = 4;

  private final Map<List<String>, List<SaidNumber>> found = new HashMap<>();
  private final Map<String, Integer> often = new HashMap<>();
  private final Map<String, Set<List<String>>> forms = new HashMap<>();

  Outputs() {}

  /** The outputs of texts that nothing but themselves speaks of. */
  static Outputs of(List<String> texts) {
    return new Outputs().and(texts, Set.of());
  }

  /** More of them, with the words of the code that shows them. */
  Outputs and(List<String> texts, Set<String> shown) {
    texts.forEach(text -> OutputReader.read(text, shown).forEach(this::add));
    return this;
  }

  private void add(SaidNumber one) {
    forms.computeIfAbsent(form(one.texts()), none -> new HashSet<>()).add(one.texts());
    one.words().forEach(word -> often.merge(word, 1, Integer::sum));
    one.written()
        .forEach(figure -> found.computeIfAbsent(figure, none -> new ArrayList<>()).add(one));
  }

  /**
   * All other figures of the same form that they hold: as many decimals, and a sign where this has
   * one.
   */
  Set<List<String>> like(List<String> figure) {
    Set<List<String>> others = new HashSet<>(forms.getOrDefault(form(figure), Set.of()));
    others.remove(figure);
    return others;
  }

  private static String form(List<String> figure) {
    return figure.stream()
        .map(text -> text.replaceAll("(?<![\\d.])\\d+", "#").replaceAll("\\d", "0"))
        .collect(Collectors.joining(" "));
  }

  /** Whether a figure stands in them, whatever is said of it. */
  boolean hold(Quoted figure) {
    return found.containsKey(figure.texts());
  }

  /** Whether a figure stands in them and they say it of the same thing. */
  boolean bear(Quoted figure) {
    Set<String> telling = telling(figure);
    return found(figure.texts()).stream()
        .filter(one -> !one.bound() && judged(one, figure))
        .filter(one -> one.column().isEmpty() || share(one.column(), figure.passage()))
        .filter(one -> figure.mate().isEmpty() || beside(one, figure.mate()))
        .anyMatch(one -> share(one.words(), telling));
  }

  /**
   * The words that tell most of what a figure is said of: of the nearest that occur in these
   * outputs at all, the four that occur least.
   */
  Set<String> telling(Quoted figure) {
    return figure.words().stream()
        .filter(near -> share(near, often.keySet()))
        .findFirst()
        .map(this::rarest)
        .orElse(Set.of());
  }

  private Set<String> rarest(Set<String> near) {
    return near.stream()
        .filter(often::containsKey)
        .sorted(Comparator.comparing(often::get))
        .limit(TELLING)
        .collect(Collectors.toSet());
  }

  private List<SaidNumber> found(List<String> figure) {
    return found.getOrDefault(figure, List.of());
  }

  private static boolean share(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  private boolean beside(SaidNumber one, List<String> mate) {
    return found(mate).stream().anyMatch(other -> other.line().equals(one.line()));
  }

  private static boolean judged(SaidNumber one, Quoted figure) {
    return one.verdict().isEmpty()
        || figure.verdicts().isEmpty()
        || figure.verdicts().contains(one.verdict().get());
  }
}
