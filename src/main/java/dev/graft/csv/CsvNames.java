package dev.graft.csv;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Names that are most likely meant to be one: "Cat" and "cat". */
final class CsvNames {
  private CsvNames() {}

  /** The first of these names that differs by case, blanks or the form of its letters alone. */
  static Optional<String> twin(String name, Collection<String> names) {
    String plain = plain(name);
    return names.stream()
        .filter(other -> !other.equals(name) && plain(other).equals(plain))
        .sorted()
        .findFirst();
  }

  private static String plain(String name) {
    return blanksGone(composed(name)).toLowerCase(Locale.ROOT);
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  private static String blanksGone(String name) {
    return name.replaceAll("[\\s_\\p{Pd}\\p{Cf}\u2212]+", "");
  }

  /** What tells two twins apart. */
  static String difference(String one, String other) {
    if (composed(one).equals(composed(other))) {
      return "the form of their Unicode letters";
    }
    return one.equalsIgnoreCase(other) ? "case" : "blanks or signs";
  }
}
