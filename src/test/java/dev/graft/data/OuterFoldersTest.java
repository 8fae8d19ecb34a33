package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OuterFoldersTest {
  @TempDir Path temporary;
  private int written;

  private ImageSet set(String name, String... paths) throws IOException {
    for (String path : paths) {
      Samples.write(Samples.plain(9, 9, written++), temporary.resolve(name).resolve(path));
    }
    return ImageFolder.of(temporary.resolve(name));
  }

  private static List<String> weighing(ImageSet set) {
    return set.noted().orElseThrow().weighing().stream().map(DataNotes.Note::words).toList();
  }

  /** Else photographs of cats would be one class with photographs of dogs. */
  @Test
  void domainsAreToldWhateverLiesBetween() throws IOException {
    for (String between : List.of("", "images/", "all/images/")) {
      ImageSet set =
          set(
              "styles " + between.length(),
              "photo/" + between + "cat/1.png",
              "photo/" + between + "dog/1.png",
              "sketch/" + between + "cat/1.png",
              "sketch/" + between + "dog/1.png");
      assertEquals(
          "Each class (photo, sketch) holds folders of the same names (cat, dog): where those are"
              + " the classes, rename the outer ones train and test, or open one of them, or two"
              + " for Domains.of(source, target).",
          weighing(set).get(0));
    }
  }

  @Test
  void foldersOfOtherNamesAreToldToo() throws IOException {
    ImageSet set = set("words", "en/cat/1.png", "en/dog/2.png", "de/Katze/3.png", "de/Hund/4.png");
    assertTrue(
        weighing(set)
            .get(0)
            .startsWith(
                "Each class (de, en) holds folders alone (de/Hund, de/Katze, en/cat, en/dog),"),
        set.notes().toString());
    assertTrue(weighing(set.only("de", "en")).get(0).startsWith("Each class (de, en)"));
    ImageSet accepted = set.accepting("Each class (de, en) holds folders", "read as languages");
    assertEquals(1, weighing(accepted).size(), "as told");
  }

  @Test
  void foldersOfOneKindOfThingAreNot() throws IOException {
    assertEquals(
        List.of(),
        weighing(set("kinds", "cat/siamese/1.png", "dog/pug/2.png", "dog/poodle/3.png")));
    assertEquals(List.of(), weighing(set("wrapped", "n01/images/1.png", "n02/images/2.png")));
    assertEquals(
        List.of(),
        weighing(set("days", "a/day1/1.png", "a/day2/2.png", "b/day1/3.png", "b/day3/4.png")));
    assertEquals(
        List.of(),
        weighing(set("loose", "a/x/1.png", "a/y/2.png", "b/x/3.png", "b/z/4.png", "b/5.png")));
  }

  @Test
  void aFolderInAFolderIsOpened() throws IOException {
    for (String outer : List.of("dataset", "archive/dataset", "images", "a/b/c/d")) {
      String name = "packed " + outer.replace('/', '-');
      ImageSet set = set(name, outer + "/cat/1.png", outer + "/dog/2.png");
      assertEquals(List.of("cat", "dog"), set.classes());
      assertEquals(
          "Opened was '" + outer + "', since the folder holds that alone", set.notes().get(0));
      assertEquals(List.of(name, "cat/1.png"), List.of(set.name(), set.rowName(0)));
    }
    ImageSet parts =
        set(
            "parted",
            "x/train/cat/1.png",
            "x/train/dog/2.png",
            "x/test/cat/3.png",
            "x/test/dog/4.png");
    assertEquals(2, IntStream.range(0, 4).filter(row -> parts.part(row) == Part.TEST).count());
    assertEquals("Opened was 'x', since the folder holds that alone", parts.notes().get(0));
    assertFalse(set("plain", "cat/1.png", "dog/2.png").toString().contains("Opened"));
    Path round = Files.createDirectories(temporary.resolve("round"));
    Files.createSymbolicLink(round.resolve("back"), round);
    assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(round));
    String one =
        assertThrows(IllegalArgumentException.class, () -> set("one", "cat/siamese/1.png"))
            .getMessage();
    assertEquals("classes (1: cat) must be at least 2; add pictures of what else it could be", one);
  }
}
