package dev.graft.notebook;

import dev.graft.internal.Text;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Says which cells to run again where a cell uses a value that is gone. When a cell declares a
 * variable anew, jshell empties all variables that were made from it; a later cell then fails with
 * {@code "REPL.$JShell$49C.all" is null}, shows null, or computes with 0. Nothing is said where the
 * cells are run again from top to bottom, which makes the values anew.
 */
final class ResetValues {
  private static final int LONGEST_LINE = 72;

  /** What uses a value at once, which a method does not. */
  private static final Set<Snippet.Kind> USING =
      Set.of(Snippet.Kind.VAR, Snippet.Kind.EXPRESSION, Snippet.Kind.STATEMENT);

  /** Texts and comments. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|//[^\n]*|/\\*(?s:.*?)\\*/");

  /** In the order in which the cells ran. */
  private static final Comparator<VarSnippet> ORDER =
      Comparator.comparingInt(variable -> Integer.parseInt(variable.id()));

  /** The variables that are empty, each with what was declared anew. */
  private final Map<VarSnippet, String> empty = new HashMap<>();

  private final Consumer<String> say;

  private ResetValues(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Watches the shell of a kernel; one in which none is found is left alone.
   *
   * @param say shows a sentence in the running cell
   */
  static void watchKernel(Object kernel, Consumer<String> say) {
    shell(kernel)
        .or(() -> parts(kernel).flatMap(part -> shell(part).stream()).findFirst())
        .ifPresent(found -> watch(found, say));
  }

  static void watch(JShell shell, Consumer<String> say) {
    shell.onSnippetEvent(new ResetValues(say)::heard);
  }

  /** JJava's kernel holds its shell, IJava's holds what holds it. */
  private static Optional<JShell> shell(Object holder) {
    return parts(holder).filter(JShell.class::isInstance).map(JShell.class::cast).findFirst();
  }

  private static Stream<Object> parts(Object holder) {
    List<Object> parts = new ArrayList<>();
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        try {
          if (field.trySetAccessible() && field.get(holder) != null) {
            parts.add(field.get(holder));
          }
        } catch (IllegalAccessException e) {
          // It has become unreadable meanwhile: not the shell.
        }
      }
    }
    return parts.stream();
  }

  private void heard(SnippetEvent event) {
    if (event.status() != Snippet.Status.VALID) {
      return;
    }
    if (event.snippet() instanceof VarSnippet variable) {
      empty.keySet().removeIf(old -> old.name().equals(variable.name()));
      if (event.causeSnippet() instanceof VarSnippet cause && isNamed(variable)) {
        empty.put(variable, origin(cause));
      }
    }
    if (event.causeSnippet() == null && USING.contains(event.snippet().kind())) {
      used(event.snippet());
    }
  }

  /** Not one of jshell's own, such as $1. */
  private static boolean isNamed(VarSnippet variable) {
    return !variable.name().startsWith("$");
  }

  /** What began it: the cause may be empty itself, since something else is new. */
  private String origin(VarSnippet cause) {
    return empty.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(cause.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(cause.name());
  }

  private void used(Snippet snippet) {
    List<VarSnippet> missing =
        empty.keySet().stream()
            .filter(variable -> !variable.equals(snippet) && mentions(snippet, variable.name()))
            .sorted(ORDER)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    Set<VarSnippet> again = new TreeSet<>(ORDER);
    missing.forEach(variable -> add(variable, again));
    String names = missing.stream().map(VarSnippet::name).collect(Collectors.joining(", "));
    String causes = missing.stream().map(empty::get).distinct().collect(Collectors.joining(", "));
    String lines = again.stream().map(ResetValues::line).collect(Collectors.joining("\n  "));
    say.accept(
        Text.format(
            "%s: empty since %s was declared anew, from which it was made. Run again, from top to"
                + " bottom, the cells with%n  %s%nand then this one.",
            names, causes, lines));
  }

  /** A variable and all empty ones that it is made from. */
  private void add(VarSnippet variable, Set<VarSnippet> again) {
    if (again.add(variable)) {
      empty.keySet().stream()
          .filter(other -> mentions(variable, other.name()))
          .forEach(other -> add(other, again));
    }
  }

  private static boolean mentions(Snippet snippet, String name) {
    return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(NO_CODE.matcher(snippet.source()).replaceAll("\"\""))
        .find();
  }

  private static String line(VarSnippet variable) {
    String line = variable.source().strip().lines().findFirst().orElse(variable.name());
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
  }
}
