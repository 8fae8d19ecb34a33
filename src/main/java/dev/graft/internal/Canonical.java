package dev.graft.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The canonical text of a description: {@code kind{name=value, ...}} in the order of the calls. Two
 * values that mean the same have the same text, so its SHA-256 can serve as a key.
 */
public final class Canonical {
  private final String kind;
  private final Map<String, String> fields = new LinkedHashMap<>();

  private Canonical(String kind) {
    this.kind = kind;
  }

  /** Starts the text of a description of this kind. */
  public static Canonical of(String kind) {
    return new Canonical(kind);
  }

  /** Adds a field; texts are quoted, so that no value can imitate another's structure. */
  public Canonical with(String name, Object value) {
    String text = value instanceof CharSequence ? quoted(value.toString()) : String.valueOf(value);
    return raw(name, text);
  }

  /** Adds a field that is itself a canonical text. */
  public Canonical withNested(String name, String canonical) {
    return raw(name, canonical);
  }

  /**
   * Adds a list of names, a line each; where one of them has more than a line, as quoted texts, so
   * that no two lists have one text.
   */
  public Canonical withNames(String name, List<String> names) {
    return names.stream().noneMatch(one -> one.contains("\n"))
        ? with(name, String.join("\n", names))
        : withAll(name, names.stream().map(Canonical::quoted).toList());
  }

  /** Names as one text, "[a, b]"; quoted where one of them could be taken for two. */
  public static String list(List<String> names) {
    boolean plain =
        names.stream()
            .noneMatch(one -> one.isEmpty() || one.contains(", ") || one.startsWith("\""));
    return (plain ? names : names.stream().map(Canonical::quoted).toList()).toString();
  }

  /** Adds a list of canonical texts. */
  public Canonical withAll(String name, Collection<String> canonicals) {
    return raw(name, canonicals.stream().collect(Collectors.joining(", ", "[", "]")));
  }

  private Canonical raw(String name, String text) {
    if (fields.put(name, text) != null) {
      throw new IllegalStateException("field " + name + " of " + kind + " is given twice");
    }
    return this;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(", ", kind + "{", "}"));
  }
}
