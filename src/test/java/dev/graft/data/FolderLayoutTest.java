package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLayoutTest {
  private static final String SHOULD_BE =
      "make one folder for each class, named like it, with its pictures in it, or such folders"
          + " within train, validation and test";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() {
    folder = temporary.resolve("pets");
  }

  private void pictures(String... names) throws IOException {
    for (String name : names) {
      Samples.write(Samples.plain(9, 9, name.length()), folder.resolve(name));
    }
  }

  private void assertSays(String message) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder));
    assertEquals(message, e.getMessage());
  }

  @Test
  void wantsAFolder() throws IOException {
    assertSays(Text.format("folder (%s) must exist; check its name", folder));
    Files.createFile(folder);
    assertSays(
        Text.format(
            "folder (%s) must be a folder; to read one picture use Images.read(path)", folder));
  }

  @Test
  void wantsClassFolders() throws IOException {
    Files.createDirectories(folder);
    assertSays(
        Text.format("folder (%s, 0 pictures) must have class folders; %s", folder, SHOULD_BE));
    pictures("1.png", "2.png");
    assertSays(
        Text.format("folder (%s, 2 pictures) must have class folders; %s", folder, SHOULD_BE));
    pictures("train/a/1.png", "train/b/1.png");
    Files.createDirectories(folder.resolve("test"));
    assertSays(
        Text.format("folder (%s) must have class folders; %s", folder.resolve("test"), SHOULD_BE));
  }

  @Test
  void namesTheWayOfLabelsInAFile() throws IOException {
    pictures("1.png", "2.png");
    Files.writeString(folder.resolve("labels.csv"), "id,label\n1,a\n2,b\n");
    assertSays(
        Text.format(
            "folder (%s, 2 pictures) must have class folders; %s; where labels.csv holds a"
                + " picture's name and its class on each line, give ImageFolder.of(folder, csv, id,"
                + " label)",
            folder, SHOULD_BE));
  }

  @Test
  void wantsAnArchiveUnpacked() throws IOException {
    folder = Files.createFile(temporary.resolve("pets.ZIP"));
    assertSays(
        Text.format(
            "folder (%s) must be a folder, not an archive; unpack it and give the folder", folder));
  }

  @Test
  void saysWhatATestWithoutLabelsIsFor() throws IOException {
    pictures("train/cat/1.png", "train/dog/1.png", "Test/1.png", "Test/2.png");
    assertSays(
        Text.format(
            "folder (%s, 2 pictures) must have class folders: without labels it is no test; open"
                + " ImageFolder.of(Path.of(\"%s\")), and ask experiment.predict(path) for these"
                + " pictures",
            folder.resolve("Test"), folder.resolve("train")));
    folder = folder.resolve("Test");
    String said =
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage();
    assertTrue(said.contains("; a test part without labels is no test: open the training"), said);
  }

  /** As data sets to be answered are unpacked. */
  @Test
  void aFlatTestBesideClassesIsNone() throws IOException {
    for (String test : List.of("test", "val", "Validation", "test1", "test_images", "holdout")) {
      folder = temporary.resolve("flat " + test);
      pictures("cat/1.png", "dog/1.png", test + "/1.png", test + "/2.png");
      String name = test;
      assertSays(
          Text.format(
              "folder (%s) must hold class folders alone, not '%s' (2 pictures) too, which is called"
                  + " like a part: move it out, and ask experiment.predict(path) for its pictures;"
                  + " where they have classes, make class folders in it and put the others into"
                  + " train; where it is a class itself, call it %s-class",
              folder, name, name));
      Files.move(folder.resolve(test), folder.resolve(test + "-class"));
      assertEquals(3, ImageFolder.of(folder).classes().size(), "as told");
    }
    for (String innocent : List.of("valid", "dev", "train", "tests", "contest", "quiz")) {
      folder = temporary.resolve("class " + innocent);
      pictures("cat/1.png", "dog/1.png", innocent + "/1.png");
      assertEquals(3, ImageFolder.of(folder).classes().size(), innocent);
    }
    folder = temporary.resolve("two");
    pictures("control/1.png", "test/1.png");
    assertEquals(List.of("control", "test"), ImageFolder.of(folder).classes());
  }

  @Test
  void takesPartsByWhatPeopleCallThem() throws IOException {
    for (String test :
        new String[] {"Testing", "eval", "HOLDOUT", "test_set", "hold-out", "test_images"}) {
      folder = temporary.resolve("with " + test);
      for (String part : new String[] {"Training", "dev", test}) {
        pictures(part + "/cat/1.png", part + "/dog/1.png");
      }
      ImageSet set = ImageFolder.of(folder);
      assertEquals(2, set.split().rows(1).test().size(), test);
      assertTrue(set.has(Part.VALIDATION), test);
      assertFalse(set.toString().contains("There is no test folder"), set.toString());
    }
  }

  @Test
  void aValidationFolderWithoutATestFolderIsTheTest() throws IOException {
    for (String name : new String[] {"val", "dev", "Valid", "validation"}) {
      folder = temporary.resolve("with " + name);
      for (int i = 0; i < 5; i++) {
        pictures("train/cat/" + i + ".png", "train/dog/" + i + ".png");
      }
      pictures(name + "/cat/a.png", name + "/dog/ab.png");
      ImageSet set = ImageFolder.of(folder);
      Rows rows = set.split().rows(3);
      assertEquals(
          List.of(name + "/cat/a.png", name + "/dog/ab.png"),
          rows.test().stream().map(set::rowName).sorted().toList());
      assertEquals(2, rows.validation().size());
      String said = "There is no test folder, so '" + name + "' is the test part, and a fifth of";
      assertTrue(set.toString().contains(said), set.toString());
    }
  }

  @Test
  void comparesNamesInOneUnicodeForm() throws IOException {
    pictures("train/K\u00e4fer/1.png", "train/dog/1.png", "test/Ka\u0308fer/1.png");
    pictures("test/dog/1.png");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("K\u00e4fer", "dog"), set.classes());
    assertEquals(set.classes(), set.only("K\u00e4fer", "dog").classes());
  }

  @Test
  void wantsTwoClassesWithPictures() throws IOException {
    pictures("cat/1.png");
    assertSays("classes (1: cat) must be at least 2; add pictures of what else it could be");
    Path dog = Files.createDirectories(folder.resolve("dog"));
    assertSays(
        Text.format(
                "class 'dog' (0 pictures in %s) must have pictures; add jpg, png, gif, bmp, tif, webp files or remove",
                dog)
            + " the folder");
    Files.writeString(dog.resolve("1.heic"), "");
    assertSays(
        Text.format(
                "class 'dog' (0 pictures in %s) must have pictures; add jpg, png, gif, bmp, tif, webp files or remove",
                dog)
            + " the folder (ignored: dog/1.heic)");
  }

  @Test
  void wantsTheSameClassesInEveryPart() throws IOException {
    pictures("train/cat/1.png", "train/dog/1.png", "test/cat/1.png", "test/dgo/1.png");
    assertSays(
        Text.format(
                "folder (%s) must have the same classes as the other parts; it lacks dgo: add or remove",
                folder.resolve("train"))
            + " them, or check their spelling");
  }

  @Test
  void wantsTheUsualParts() throws IOException {
    pictures("test/cat/1.png", "test/dog/1.png");
    assertSays(
        Text.format(
            "folder (%s) must have a training part beside it; name that folder train",
            folder.resolve("test")));
    pictures("train/cat/1.png", "train/dog/1.png", "extra/1.png");
    assertSays(
        Text.format(
                "folder (%s) must have only train, validation and test in it, not extra too; move them",
                folder)
            + " into the parts or out of the folder; where train is a class itself, give it a"
            + " name that no part has");
    pictures("training/cat/1.png");
    assertSays(
        Text.format(
            "folders (%s, %s) must not both be the training part; merge them or rename one",
            folder.resolve("train"), folder.resolve("training")));
  }
}
