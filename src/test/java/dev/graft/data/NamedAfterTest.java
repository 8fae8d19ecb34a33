package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamedAfterTest {
  private static Optional<String> note(Part part, String... names) {
    List<ImageRow> rows =
        Stream.of(names)
            .map(
                name ->
                    new ImageRow(
                        name,
                        0,
                        name.startsWith("test/") ? Part.TEST : part,
                        new MemoryPicture(Samples.plain(4, 4, 0))))
            .toList();
    return NamedAfter.note(rows).map(DataNotes.Note::words);
  }

  @Test
  void whatWasMadeFromAnotherIsNamedWithTheWayOut() {
    assertEquals(
        Optional.of(
            "4 pictures are named as another with a word behind (a/leaf1_flip.png of a/leaf1.png,"
                + " a/leaf2_flip.png of a/leaf2.jpg, a/leaf2_rot90.png of a/leaf2.jpg,"
                + " a/leaf3_rot90.png of a/leaf3.png): where one was made from the other, it may stand in training and test. Keep them together:"
                + " split(0.5, 0.2, 0.3).byGroup(name ->"
                + " name.replaceFirst(\"(_flip)?(_rot90)?\\\\.\\\\w+$\", \"\"))"),
        note(
            Part.NONE,
            "a/leaf1.png",
            "a/leaf1_flip.png",
            "a/leaf2.jpg",
            "a/leaf2_flip.png",
            "a/leaf2_rot90.png",
            "a/leaf3.png",
            "a/leaf3_rot90.png"));
  }

  @Test
  void theWayOutKeepsThemTogether() {
    String ending = "(_flip)?(_rot90)?\\.\\w+$";
    for (String name : List.of("a/2.jpg", "a/2_flip.png", "a/2_rot90.png", "a/2_flip_rot90.png")) {
      assertEquals("a/2", name.replaceFirst(ending, ""));
    }
    assertEquals("a/2_cat", "a/2_cat.png".replaceFirst(ending, ""));
    String[] copies = {"a/1.png", "a/1 (1).png", "a/2.png", "a/2 (1).png"};
    assertEquals(true, note(Part.NONE, copies).orElseThrow().contains("( [(]1[)])?"));
  }

  @Test
  void wordsWithALine() {
    String[] turned = {
      "a/1.png", "a/1_rot-40.png", "a/2.png", "a/2_rot-40.png", "a/2_rot40.png", "a/1_rot40.png"
    };
    String words = note(Part.NONE, turned).orElseThrow();
    assertEquals(true, words.startsWith("4 pictures are"), words);
    assertEquals(true, words.contains("(_rot-40)?(_rot40)?"), words);
    assertEquals("a/1", "a/1_rot-40.png".replaceFirst("(_rot-40)?(_rot40)?\\.\\w+$", ""));
  }

  @Test
  void inPartsOnlyWhatIsApart() {
    String[] within = {
      "train/a/1.png", "train/a/1_flip.png", "train/a/2.png", "train/a/2_flip.png"
    };
    assertEquals(Optional.empty(), note(Part.TRAINING, within));
    String[] apart = {"train/a/1.png", "test/a/1_flip.png", "train/a/2.png", "test/a/2_flip.png"};
    assertEquals(true, note(Part.TRAINING, apart).isPresent());
  }

  @Test
  void namesThatOnlyBeginAlikeSayNothing() {
    assertEquals(Optional.empty(), note(Part.NONE, "a/cat.png", "a/cat_asleep.png", "a/cat_2.png"));
    assertEquals(Optional.empty(), note(Part.NONE, "a/1.png", "b/1_mask.png", "b/2_mask.png"));
    assertEquals(Optional.empty(), note(Part.NONE, "a/cat.png", "a/catfish.png", "a/cats.png"));
  }

  /** Wherever they lie, they are learned as pictures of their class. */
  @Test
  void masksAreNoPicturesOfTheirClass() {
    String[] within = {
      "train/a/1.png", "train/a/1_mask.png", "train/a/2.png", "train/a/2_mask.png"
    };
    String words = note(Part.TRAINING, within).orElseThrow();
    assertEquals(
        ". Of these 2 are called masks: where they are, they are no pictures of their class, and"
            + " learned as such; leave them out",
        words.substring(words.lastIndexOf(". Of these")));
    assertEquals(
        true,
        note(Part.NONE, "a/x.png", "a/x-mask1.png", "a/y.png", "a/y-mask1.png")
            .orElseThrow()
            .contains("Of these 2 are"));
    assertEquals(
        Optional.empty(),
        note(
            Part.TRAINING,
            "train/a/1.png",
            "train/a/1_maskara.png",
            "train/a/2.png",
            "train/a/2_maskara.png"));
  }
}
