package dev.graft.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part that a folder's name says at its begin or end, and of what: seg_train is the training
 * part of seg, train of nothing more.
 */
record PartName(Part part, String of) {
  /** "training set" are two words. */
  private static final int MOST_WORDS = 2;

  /** Empty where the name says none. */
  static Optional<PartName> of(Path folder) {
    return of(FolderFile.className(folder));
  }

  static Optional<PartName> of(String name) {
    Part whole = FolderChecks.partOf(name);
    if (whole != null) {
      return Optional.of(new PartName(whole, ""));
    }
    String parted = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
    List<String> words =
        Arrays.stream(parted.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    return Stream.iterate(MOST_WORDS, count -> count > 0, count -> count - 1)
        .filter(count -> count < words.size())
        .flatMap(
            count -> Stream.of(words.size() - count, count).flatMap(at -> cut(words, at, count)))
        .findFirst();
  }

  /** The last words as a part of the first, or the first of the last. */
  private static Stream<PartName> cut(List<String> words, int at, int count) {
    List<String> before = words.subList(0, at);
    List<String> behind = words.subList(at, words.size());
    return Stream.of(List.of(behind, before), List.of(before, behind))
        .filter(both -> both.get(0).size() == count)
        .flatMap(
            both ->
                Stream.ofNullable(FolderChecks.partOf(String.join("", both.get(0))))
                    .map(part -> new PartName(part, String.join(" ", both.get(1)))));
  }
}
