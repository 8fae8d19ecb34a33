package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pictures that are not equal and look almost alike: one is the other at another size, compressed
 * again or cropped by some 5%.
 */
final class NearTwins {
  /** Every picture is held against every other, so that more would take minutes. */
  static final int MOST = 10_000;

  /** In levels of grey, and as a share of the contrast, since a pale drawing has little of it. */
  private static final double MOST_DIFFERENCE = 10;

  private static final double SHARE_OF_CONTRAST = 0.3;

  /** A picture with less contrast shows nothing to know it by. */
  private static final double FLAT = 4;

  /** Each is held closely against so many at most. */
  private static final int CLOSELY = 50;

  private NearTwins() {}

  /** Whether one looks like a copy of the other. */
  static boolean are(Look one, Look other) {
    double contrast = Math.min(one.contrast(), other.contrast());
    return contrast >= FLAT
        && one.mayBe(other)
        && Overlay.isWithin(one, other, Math.min(MOST_DIFFERENCE, SHARE_OF_CONTRAST * contrast));
  }

  /** From a row to whether it looks like a copy of another that stands before so many. */
  private static IntPredicate of(int row, int before, List<Look> looks, Nearest nearest) {
    Look look = looks.get(row);
    return nearest
        .of(
            before,
            other -> look.mayBe(looks.get(other)) ? look.distance(looks.get(other)) : Nearest.NONE,
            CLOSELY)
        .and(other -> are(look, looks.get(other)));
  }

  /** What the reader must know of such pictures. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows, Nearest nearest) {
    if (rows.size() > MOST) {
      return notLookedFor("look almost alike", MOST);
    }
    List<Look> looks = looks(rows);
    return note(
        rows,
        "Pictures look almost alike, as a smaller, compressed or cropped copy does",
        row -> of(row, row, looks, nearest));
  }

  static Optional<DataNotes.Note> notLookedFor(String what, int most) {
    String words =
        Text.format("Pictures that %s were not looked for among more than %,d", what, most);
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, 0, words));
  }

  static List<Look> looks(List<ImageRow> rows) {
    return rows.stream().map(row -> row.picture().look()).toList();
  }

  /**
   * What the reader must know of pictures that are alike, and not equal.
   *
   * @param alike from a row to whether it is like another
   */
  static Optional<DataNotes.Note> note(
      List<ImageRow> rows, String how, IntFunction<IntPredicate> alike) {
    Map<Integer, Integer> earlier = earlier(rows, alike);
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    List<String> pairs = new ArrayList<>();
    List<AnotherClass.Pair> others = new ArrayList<>();
    int apart = 0;
    for (Map.Entry<Integer, Integer> pair : earlier.entrySet()) {
      ImageRow row = rows.get(pair.getKey());
      ImageRow other = rows.get(pair.getValue());
      pairs.add(row.name() + " = " + other.name());
      apart += row.part() == other.part() ? 0 : 1;
      if (!isOf(row, other) && !hasOwn(pair.getKey(), rows, alike)) {
        others.add(new AnotherClass.Pair(row.name(), other.name()));
      }
    }
    String words =
        Text.format(
                "%s, %d in all%s: %s; withoutNearTwins() leaves them out",
                how,
                pairs.size(),
                apart == 0 ? "" : ", " + apart + " across parts",
                Listing.of(pairs))
            + AnotherClass.stay(others);
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, pairs.size(), words));
  }

  /** The set without rows that look almost like one in an earlier part, or before in none. */
  static ImageSet dropped(ImageSet set, List<ImageRow> rows, About about) {
    Check.that(
        rows.size() <= MOST,
        "pictures (%d) must be at most %d, since each is held against each; take a part of them",
        rows.size(),
        MOST);
    Nearest nearest = new Nearest();
    IntFunction<IntPredicate> alike = alike(looks(rows), nearest);
    LeftPictures left = new LeftPictures(set, NearTwins::words);
    List<AnotherClass.Pair> others = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int row : Twins.byPart(rows)) {
      Stop.check("pictures were compared");
      ImageRow one = rows.get(row);
      IntPredicate like = alike.apply(row);
      Optional<ImageRow> own = first(one, rows, kept, k -> isOf(rows.get(k), one) && like.test(k));
      if (own.isPresent()) {
        left.add(row, one.name() + " = " + own.get().name(), false);
      } else {
        first(one, rows, kept, like)
            .ifPresent(other -> others.add(new AnotherClass.Pair(one.name(), other.name())));
        kept.add(row);
      }
    }
    List<ImageRow> rest = kept.stream().sorted().map(rows::get).toList();
    Telling telling = new Telling(set.classes(), rest);
    telling.ofRows((some, all) -> left.note(some));
    telling.ofRows((some, all) -> AnotherClass.kept(others, all).stream().toList());
    About there = about.withNotes(others(about, nearest)).old();
    return new ImageSet(telling.after(there), set.classes(), rest);
  }

  private static Optional<ImageRow> first(
      ImageRow row, List<ImageRow> rows, List<Integer> kept, IntPredicate wanted) {
    return kept.stream()
        .filter(k -> Twins.isRepeated(row, rows.get(k)) && wanted.test(k))
        .map(rows::get)
        .findFirst();
  }

  private static boolean hasOwn(int row, List<ImageRow> rows, IntFunction<IntPredicate> alike) {
    IntPredicate like = alike.apply(row);
    return IntStream.range(0, row)
        .anyMatch(other -> isOf(rows.get(row), rows.get(other)) && like.test(other));
  }

  private static boolean isOf(ImageRow row, ImageRow other) {
    return row.label() == other.label();
  }

  private static String words(int all, int against, String pairs) {
    return Text.format(
        "Left out because they look almost like one in training or before, %d in all: %s",
        all, pairs);
  }

  /** What stays true of a set without them. */
  private static List<DataNotes.Note> others(About about, Nearest nearest) {
    List<DataNotes.Note> notes = new ArrayList<>(about.notes());
    notes.removeIf(note -> note.kind() == DataNotes.Kind.ROWS_LOOK_ALIKE || Nearest.says(note));
    nearest.note().ifPresent(notes::add);
    return notes;
  }

  /** In one of all ways. */
  private static IntFunction<IntPredicate> alike(List<Look> looks, Nearest nearest) {
    List<Tones> tones = TonedTwins.tones(looks);
    int all = looks.size();
    return row ->
        of(row, all, looks, nearest)
            .or(TurnedTwins.of(row, all, looks, nearest))
            .or(TonedTwins.of(row, all, tones, nearest));
  }

  /**
   * For each row that has one, an earlier one that looks almost alike, if possible of a part apart.
   */
  private static Map<Integer, Integer> earlier(
      List<ImageRow> rows, IntFunction<IntPredicate> alike) {
    List<String> contents = rows.stream().map(row -> row.picture().hash()).toList();
    List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
    List<OptionalInt> others =
        InParallel.of(
            "picture",
            "compared",
            all,
            row -> {
              IntPredicate like = alike.apply(row);
              return earlier(
                  row,
                  rows,
                  other -> like.test(other) && !contents.get(row).equals(contents.get(other)));
            });
    Map<Integer, Integer> found = new TreeMap<>();
    all.forEach(row -> others.get(row).ifPresent(other -> found.put(row, other)));
    return found;
  }

  private static OptionalInt earlier(int row, List<ImageRow> rows, IntPredicate alike) {
    Part part = rows.get(row).part();
    OptionalInt apart =
        IntStream.range(0, row)
            .filter(other -> rows.get(other).part() != part && alike.test(other))
            .findFirst();
    return apart.isPresent()
        ? apart
        : IntStream.range(0, row)
            .filter(other -> rows.get(other).part() == part && alike.test(other))
            .findFirst();
  }
}
