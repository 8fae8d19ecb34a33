package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final Preprocessing RAW = Preprocessing.uniform(8, 3, 0, 1);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() {
    folder = temporary.resolve("pets");
  }

  private Path picture(String name) throws IOException {
    return Samples.write(Samples.plain(10, 9, name.hashCode() & 0xffffff), folder.resolve(name));
  }

  @Test
  void opensOneFolderForEachClass() throws IOException {
    picture("dog/2.png");
    picture("dog/1.JPG");
    picture("cat/x.gif");
    ImageSet set = ImageFolder.of(folder);
    assertEquals("pets", set.name());
    assertEquals(List.of("cat", "dog"), set.classes());
    assertEquals(List.of(0, 1, 1), set.labels());
    assertEquals("dog/1.JPG", set.rowName(1));
    assertEquals(Part.NONE, set.part(0));
    assertEquals(10, set.image(2).getWidth());
    assertTrue(set.origin().startsWith("the folder /"));
  }

  @Test
  void takesPicturesOfEveryKind() throws IOException {
    Samples.write(Samples.varied(30, 20), folder.resolve("a/wide.jpeg"));
    Samples.write(Samples.plain(1, 1, 0xff0000), folder.resolve("a/dot.png"));
    BufferedImage alpha = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB);
    Samples.write(alpha, folder.resolve("b/clear.png"));
    BufferedImage grey = new BufferedImage(9, 9, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(4, 4, 0, 65535);
    Samples.write(grey, folder.resolve("b/deep.png"));
    BufferedImage palette = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_INDEXED);
    Samples.write(palette, folder.resolve("b/palette.GIF"));
    ImageSet set = ImageFolder.of(folder);
    // In the order of names: dot, wide; clear, deep, palette.
    assertEquals(255, set.pixels(0, RAW)[0], 0.0);
    assertEquals(0, set.pixels(0, RAW)[64], 0.0);
    assertEquals(255, set.pixels(2, RAW)[0], 0.0);
    assertEquals(0, set.pixels(3, RAW)[0], 0.0);
    assertEquals(0, set.pixels(4, RAW)[0], 0.0);
    assertEquals(192, set.pixels(1, RAW).length);
  }

  @Test
  void opensPartsByTheirUsualNames() throws IOException {
    for (String name : new String[] {"Train", "val", "test"}) {
      picture(name + "/cat/1.png");
      picture(name + "/dog/1.png");
    }
    Files.writeString(folder.resolve("test/labels.csv"), "");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("cat", "dog"), set.classes());
    assertEquals(Part.TRAINING, set.part(0));
    assertEquals(Part.VALIDATION, set.part(2));
    assertEquals(Part.TEST, set.part(5));
    assertEquals("test/dog/1.png", set.rowName(5));
    assertTrue(set.toString().endsWith("Ignored, 1 in all: test/labels.csv"), set.toString());
    assertEquals(List.of(4, 5), set.split().rows(1).test());
  }

  @Test
  void takesTrainForAClassWhereItHoldsPictures() throws IOException {
    picture("train/1.png");
    picture("bus/1.png");
    assertEquals(List.of("bus", "train"), ImageFolder.of(folder).classes());
  }

  @Test
  void classesThatAreNumbersAreInTheirOrder() throws IOException {
    for (String name : new String[] {"1", "2", "10", "11", "9"}) {
      picture(name + "/1.png");
    }
    assertEquals(List.of("1", "2", "9", "10", "11"), ImageFolder.of(folder).classes());
    picture("x/1.png");
    assertEquals(List.of("1", "10", "11", "2", "9", "x"), ImageFolder.of(folder).classes());
  }

  @Test
  void passesOverHiddenFilesAndNamesOthers() throws IOException {
    picture("a/1.png");
    picture("b/1.png");
    for (String hidden : new String[] {".DS_Store", "a/._1.png", "a/Thumbs.db", "b/desktop.ini"}) {
      Files.writeString(folder.resolve(hidden), "hidden");
    }
    Files.createDirectories(folder.resolve("__MACOSX/a"));
    picture("@eaDir/1.png/SYNOPHOTO_THUMB_M.png");
    picture("a/@eaDir/1.png/SYNOPHOTO_THUMB_M.png");
    Files.createDirectories(folder.resolve(".ipynb_checkpoints"));
    Files.writeString(folder.resolve("notes.txt"), "seen");
    Files.writeString(folder.resolve("a/1.txt"), "seen");
    Files.createDirectories(folder.resolve("b/more"));
    ImageSet set = ImageFolder.of(folder);
    assertEquals(2, set.size());
    assertTrue(set.toString().endsWith("Ignored, 2 in all: notes.txt, a/1.txt"), set.toString());
  }

  @Test
  void followsLinks() throws IOException {
    picture("a/1.png");
    picture("b/1.png");
    Files.createSymbolicLink(folder.resolve("c"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("a/2.png"), folder.resolve("a/1.png"));
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of(0, 0, 1, 2), set.labels());
    assertTrue(
        set.toString()
            .endsWith(
                "The same file stands twice in its class, which a split that is drawn keeps on one"
                    + " side, 1 in all: a/2.png = a/1.png\nThe same file stands twice, so that"
                    + " training may see test pictures, 1 in all: c/1.png = b/1.png\nThe same file"
                    + " stands in two classes, so that one of its labels is wrong, 1 in all:"
                    + " c/1.png = b/1.png; delete the wrong ones"),
        set.toString());
  }

  @Test
  void readsWhatLiesDeeperAndSaysSo() throws IOException {
    picture("ants/1.png");
    picture("bees/day1/1.png");
    picture("bees/day2/morning/1.png");
    picture("bees/day2/2.png");
    Files.createSymbolicLink(folder.resolve("bees/day2/loop"), folder.resolve("bees"));
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of(0, 1, 1, 1), set.labels());
    assertEquals("bees/day1/1.png", set.rowName(1));
    String said =
        "3 pictures in folders within class folders were taken into their class: bees/day1,"
            + " bees/day2";
    assertTrue(set.toString().contains(said), set.toString());
  }

  @Test
  void refusesPartsWithinClasses() throws IOException {
    for (String part : new String[] {"train", "test"}) {
      picture("ants/" + part + "/1.png");
      picture("bees/" + part + "/1.png");
    }
    assertEquals(
        Text.format(
            "class folder (%s) must not hold parts such as test: training pictures would be drawn"
                + " from it; put the parts outside, test/ants",
            folder.resolve("ants")),
        refusal());
  }

  private String refusal() {
    return assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage();
  }

  @Test
  void countsPicturesThatAreNotReadAndRefusesToLoseMany() throws IOException {
    for (int i = 0; i < 14; i++) {
      picture("ants/" + i + ".png");
      picture("bees/" + i + (i % 2 == 0 ? ".bmp" : ".TIF"));
    }
    Files.writeString(folder.resolve("bees/a.avif"), "");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(28, set.size());
    String said = "Pictures that are not read: 'bees' 1 avif";
    assertTrue(set.toString().contains(said), set.toString());
    Files.writeString(folder.resolve("bees/b.HEIC"), "");
    assertEquals(
        "class 'bees' must not lose 2 of its 16 pictures, which are not read (1 avif, 1 heic);"
            + " save them again as jpg, png, gif, bmp, tif, webp, or open the folder without them with"
            + " ImageFolder.of(path, Unreadable.SKIP), which Graft.compare takes too",
        refusal());
    ImageSet skipped = ImageFolder.of(folder, Unreadable.SKIP);
    assertEquals(28, skipped.size());
    assertTrue(
        skipped.toString().contains("that are not read: 'bees' 1 avif, 1 heic"),
        skipped.toString());
  }

  @Test
  void readsPicturesWithoutASuffix() throws IOException {
    picture("a/1.png");
    Files.move(picture("b/1.png"), folder.resolve("b/0a1b2c"));
    Files.writeString(folder.resolve("b/README"), "no picture");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of(0, 1), set.labels());
    assertTrue(set.toString().endsWith("Ignored, 1 in all: b/README"), set.toString());
  }

  /** Per class four training pictures, of which two stand in the test part, beside a new one. */
  private void trainAndTest() throws IOException {
    for (String kind : new String[] {"cat", "dog"}) {
      picture("test/" + kind + "/new.png");
      for (int i = 0; i < 4; i++) {
        Path one = picture("train/" + kind + "/" + i + ".png");
        if (i < 2) {
          Files.copy(one, folder.resolve("test/" + kind + "/again" + i + ".png"));
        }
      }
    }
  }

  @Test
  void countsTestPicturesThatTrainTooAndLeavesThemOut() throws IOException {
    trainAndTest();
    ImageSet set = ImageFolder.of(folder);
    Split split = set.split();
    assertEquals(OptionalInt.of(4), split.rows(1).twins(set));
    assertTrue(
        split
            .toString()
            .contains(
                ", 4 stand among the training or validation pictures too: what is learned by heart"
                    + " counts as known; withoutTwins() leaves them out."),
        split.toString());
    ImageSet without = set.withoutTwins();
    assertEquals(10, without.size());
    assertEquals(OptionalInt.of(0), without.split().rows(1).twins(without));
    assertTrue(
        without
            .toString()
            .endsWith(
                "Left out because they stand in training or before too, 4 in all:"
                    + " test/cat/again0.png = train/cat/0.png, test/cat/again1.png ="
                    + " train/cat/1.png, test/dog/again0.png = train/dog/0.png,"
                    + " test/dog/again1.png = train/dog/1.png"),
        without.toString());
    assertEquals(4, set.withoutParts().size() - set.withoutParts().withoutTwins().size());
    assertEquals(without.size(), without.withoutTwins().size());
  }

  @Test
  void refusesOrSkipsWhatCannotBeRead() throws IOException {
    picture("a/1.png");
    picture("b/1.png");
    Path bad = Files.writeString(folder.resolve("b/2.png"), "no picture");
    Files.createFile(folder.resolve("b/3.jpg"));
    Exception e = assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder));
    assertEquals(
        Text.format(
                "cannot read image (%s): its content is of another kind, supported are jpg, png, gif, bmp, tif, webp;",
                bad)
            + " save it again as one of them; or remove it, or open the folder without such files"
            + " (2 here) with ImageFolder.of(path, Unreadable.SKIP), which Graft.compare takes too",
        e.getMessage());
    ImageSet set = ImageFolder.of(folder, Unreadable.SKIP);
    assertEquals(2, set.size());
    assertEquals(List.of("b/2.png", "b/3.jpg"), set.skipped());
    assertTrue(set.toString().endsWith("Skipped, because unreadable: b/2.png, b/3.jpg"));
  }

  @Test
  void hashesContents() throws IOException {
    for (String name : new String[] {"a/1", "a/2", "a/3", "b/1", "b/2", "b/3"}) {
      picture(name + ".png");
    }
    ImageSet set = ImageFolder.of(folder);
    assertEquals(set.hash(), ImageFolder.of(folder).hash());
    Split split = set.perClass(1, 1);
    Samples.write(Samples.plain(10, 9, 0x010203), folder.resolve("b/1.png"));
    ImageSet changed = ImageFolder.of(folder);
    assertNotEquals(set.hash(), changed.hash());
    assertNotEquals(split.canonical(), changed.perClass(1, 1).canonical());
  }

  @Test
  void noticesAFileThatChangedAfterTheFolderWasOpened() throws IOException {
    picture("a/1.png");
    Path path = picture("b/1.png");
    ImageSet set = ImageFolder.of(folder);
    Samples.write(Samples.plain(10, 9, 0x010203), path);
    Exception e = assertThrows(IllegalArgumentException.class, () -> set.image(1));
    assertEquals(
        Text.format(
            "image (%s) must be what it was when its folder was opened; open the folder again",
            path),
        e.getMessage());
  }
}
