package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.SplitMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A source and a target as one split. */
class DomainsTest {
  private static final ImageSet SOURCE = Samples.set(12, 10, 8);
  private static final ImageSet TARGET = SOURCE.shifted(Shift.inversion());

  private static final ImageSet COLOURED =
      ImageSet.of(
          "coloured",
          List.of("0", "1"),
          List.of(
              Samples.plain(4, 6, 0xff0000),
              Samples.plain(4, 6, 1),
              Samples.plain(4, 6, 2),
              Samples.plain(4, 6, 3)),
          List.of(0, 1, 0, 1));

  /** Names and labels of some rows, by which paired rows are known. */
  private static Set<String> things(ImageSet set, List<Integer> rows) {
    return rows.stream()
        .map(row -> set.label(row) + " " + set.rowName(row))
        .collect(Collectors.toSet());
  }

  private static boolean fromTarget(ImageSet set, int row) {
    return set.part(row) == Part.UNLABELLED || set.part(row) == Part.TEST;
  }

  @Test
  void labelledRowsAreTheSourcesAndAllOthersTheTargets() {
    Split split = Domains.of(SOURCE, TARGET).perClass(2, 1);
    ImageSet set = (ImageSet) split.data();
    Rows rows = split.rows(1);
    // halves of 12, 10 and 8 are tested and their likes left out of the source: 6 + 5 + 4 stay
    assertEquals(15 + 30, set.size());
    assertEquals("6 training, 3 validation and 15 test rows, 15 unlabelled rows", rows.toString());
    assertTrue(rows.training().stream().noneMatch(row -> fromTarget(set, row)));
    assertTrue(rows.validation().stream().noneMatch(row -> fromTarget(set, row)));
    assertTrue(rows.test().stream().allMatch(row -> set.part(row) == Part.TEST));
    assertTrue(rows.unlabelled().stream().allMatch(row -> set.part(row) == Part.UNLABELLED));
    assertEquals(0x000000 ^ 0xffffff, set.image(15).getRGB(0, 0) & 0xffffff, "inverted");
  }

  @Test
  void whatIsTestedIsNeitherInTheSourceNorUnlabelled() {
    Split split = Domains.of(SOURCE, TARGET).perClass(2, 1);
    ImageSet set = (ImageSet) split.data();
    Rows rows = split.rows(1);
    Set<String> source =
        things(
            set, IntStream.range(0, set.size()).filter(r -> !fromTarget(set, r)).boxed().toList());
    Set<String> tested = things(set, rows.test());
    assertEquals(15, tested.size());
    Set<String> common = new HashSet<>(source);
    common.retainAll(tested);
    assertEquals(Set.of(), common);
    assertEquals(source, things(set, rows.unlabelled()), "the same things, shifted");
    assertEquals(30 + 30, Domains.of(SOURCE, TARGET).withUnrelatedRows().set().size());
  }

  @Test
  void trainingRowsAreRedrawnAndTargetRowsStay() {
    Split split = Domains.of(SOURCE, TARGET).perClass(2, 1);
    assertNotEquals(split.rows(1).training(), split.rows(2).training());
    assertEquals(split.rows(1).test(), split.rows(2).test());
    assertEquals(split.rows(1).unlabelled(), split.rows(2).unlabelled());
    assertEquals(split.rows(1), split.rows(1));
    Rows other = Domains.of(SOURCE, TARGET).withSeed(9).perClass(2, 1).rows(1);
    assertNotEquals(split.rows(1).test(), other.test());
    assertWords(
        "mode (ALL_REDRAWN) must not be that of two domains, whose target rows are parted once;"
            + " use TRAINING_REDRAWN, and other target rows by Domains.withSeed",
        () -> split.withMode(SplitMode.ALL_REDRAWN));
    assertEquals(6, split.withTestRows(6).rows(1).test().size());
  }

  @Test
  void togetherEachThingHasOneOfItsTwoPictures() {
    Domains domains = Domains.of(SOURCE, TARGET.withName("inverted"));
    ImageSet together = domains.together();
    ImageSet which = domains.byDomain();
    assertEquals(30, together.size());
    Set<String> shown = new HashSet<>();
    for (int row = 0; row < together.size(); row++) {
      String[] name = together.rowName(row).split(": ");
      shown.add(together.label(row) + " " + name[1]);
      assertEquals(name[0].equals("source") ? 0 : 1, which.label(row));
      assertEquals(together.rowName(row), which.rowName(row));
    }
    assertEquals(30, shown.size(), "no thing twice");
    // halves of 12, 10 and 8
    assertEquals(6 + 5 + 4, which.labels().stream().mapToInt(Integer::intValue).sum());
    assertEquals(List.of(SOURCE.name(), "inverted"), which.classes());
    assertEquals(SOURCE.classes(), together.classes());
    assertEquals(60, domains.withUnrelatedRows().together().size());
    assertNotEquals(together.hash(), domains.withSeed(9).together().hash());
    assertWords(
        "names of the source and the target ('sample') must differ, since they are the classes"
            + " here; rename one with withName(...)",
        () -> Domains.of(SOURCE, TARGET.withName(SOURCE.name())).byDomain());
  }

  @Test
  void ownPartsOfTheTargetStay() {
    ImageSet parted = Samples.parted(4, 2, 3);
    Domains domains = Domains.of(parted, parted.shifted(Shift.rotation(90)));
    Rows rows = domains.perClass(2, 1).rows(1);
    assertEquals(2 * 3, rows.test().size());
    assertEquals(2 * 6, rows.unlabelled().size());
    assertEquals(2 * 6 + 2 * 9, domains.set().size(), "the source's own test part is left out");
    assertEquals(2 * 4, domains.set().split().rows(1).training().size());
  }

  @Test
  void aTargetMayLackClasses() {
    Domains domains = Domains.of(SOURCE, TARGET).withTargetClasses("c", "a");
    Split split = domains.perClass(2, 1);
    Rows rows = split.rows(1);
    assertEquals(List.of("a", "b", "c"), split.data().classes());
    assertEquals(Set.of(0, 2), labels(split, rows.test()));
    assertEquals(Set.of(0, 2), labels(split, rows.unlabelled()));
    assertEquals(Set.of(0, 1, 2), labels(split, rows.training()));
    assertEquals(Set.of(0, 2), labels(split, split.withTestRows(4).rows(1).test()));
    assertTrue(domains.toString().contains("The target lacks classes of the source: b."));
    assertEquals(domains.set().hash(), Domains.partial(SOURCE, TARGET.only("c", "a")).set().hash());
  }

  private static Set<Integer> labels(Split split, List<Integer> rows) {
    return rows.stream().map(split.data()::label).collect(Collectors.toSet());
  }

  @Test
  void theSplitShowsWhatIsUnlabelled() {
    Split split = Domains.of(SOURCE, TARGET).perClass(2, 1);
    assertTrue(split.toString().contains("unlabelled"), split::toString);
    assertTrue(split.bundle().get("text/html").toString().contains("unlabelled rows"));
    assertFalse(SOURCE.perClass(2, 1).toString().contains("unlabelled"));
    assertTrue(split.toString().contains("draws its 9 training and validation rows from 15"));
  }

  @Test
  void badInputIsNamed() {
    ImageSet others = Emoji.noto().byCategory();
    assertWords(
        Text.format(
                "classes of the source [a, b, c] and of the target %s must be the same, but none overlaps;",
                others.classes())
            + " give both sets the same class names",
        () -> Domains.of(SOURCE, others));
    assertWords(
        "classes of the target must be those of the source, but it lacks [b]; leave them out of the"
            + " source with only(...), or call Domains.partial(source, target)",
        () -> Domains.of(SOURCE, SOURCE.only("a", "c")));
    assertWords(
        "classes of the target must be among the source's, but it has [b] besides; leave them out"
            + " of the target with only(...)",
        () -> Domains.of(SOURCE.only("a", "c"), SOURCE));
    ImageSet tested = Samples.parted(0, 0, 3);
    assertWords(
        "unlabelled rows (0) of the target parted must be at least 1: all its 6 rows are tested;"
            + " add pictures, or give its parts up with withoutParts()",
        () -> Domains.of(Samples.parted(2, 2, 0), tested).set());
    assertWords("amount (0.0) of the shift NOISE must be a number above 0", () -> Shift.noise(0));
  }

  @Test
  void differentPicturesAreSaid() {
    String words = Domains.of(Digits.all().only("0", "1"), COLOURED).toString();
    assertTrue(
        words.contains(
            "Pictures of the source are 8 x 8, grey, of the target 4 x 6, in colour: both are"
                + " brought to the base's input."),
        words);
  }

  private static void assertWords(String words, Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
