package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes speak of what is in the set, once classes or rows are gone. */
class NotesOfWhatIsLeftTest {
  @TempDir Path folder;
  private final Random random = new Random(3);

  private Path write(String name) throws IOException {
    return Samples.write(Samples.noise(random), folder.resolve(name));
  }

  private void classes(int each, String... names) throws IOException {
    for (String name : names) {
      for (int i = 0; i < each; i++) {
        write(name + "/p" + "abcdefghijklmnopqrstuvwxyz".charAt(i) + "x.png");
      }
    }
  }

  private static String said(ImageSet set) {
    return String.join("\n", set.notes());
  }

  @Test
  void picturesOfClassesThatAreGoneAreSaidNoMore() throws IOException {
    classes(12, "ant", "bee", "cow", "dog");
    Files.copy(folder.resolve("ant/pax.png"), folder.resolve("ant/same.png"));
    Samples.write(
        Copies.resized(javax.imageio.ImageIO.read(folder.resolve("ant/pbx.png").toFile()), 0.5),
        folder.resolve("ant/small.png"));
    Files.writeString(folder.resolve("ant/lost.heic"), "x");
    Files.writeString(folder.resolve("ant/readme.txt"), "x");
    Files.writeString(folder.resolve("ant/cut.png"), "x");
    write("ant/deep/a.png");
    write("bee/odd.gif");
    ImageSet set = ImageFolder.of(folder, Unreadable.SKIP);
    String all = said(set);
    for (String word :
        List.of(
            "ant/same.png",
            "ant/small.png",
            "1 heic",
            "readme.txt",
            "ant/cut.png",
            "ant/deep",
            "bee/odd.gif")) {
      assertTrue(all.contains(word), word + " in " + all);
    }
    assertEquals("", said(set.only("cow", "dog")));
    assertEquals(List.of(), set.only("cow", "dog").skipped());
    String bees = said(set.only("bee", "cow"));
    assertTrue(bees.startsWith("Alone of its kind of file, 1 in all: bee/odd.gif."), bees);
    assertFalse(bees.contains("ant"), bees);
    assertEquals(all, said(set.only("ant", "bee", "cow", "dog")));
  }

  @Test
  void whatWasLeftOutOfThemIsNotEither() throws IOException {
    classes(4, "ant", "bee", "cow");
    for (String name : List.of("ant", "bee")) {
      Files.copy(folder.resolve(name + "/pax.png"), folder.resolve(name + "/same.png"));
    }
    ImageSet once = ImageFolder.of(folder).withoutTwins();
    assertTrue(
        said(once).contains("2 in all: ant/same.png = ant/pax.png, bee/same.png"), said(once));
    assertEquals(
        "Left out because they stand in training or before too, 1 in all: ant/same.png ="
            + " ant/pax.png",
        said(once.only("cow", "ant")));
    String bees = said(once.withName("x").withoutNearTwins().only("cow", "bee"));
    assertTrue(bees.endsWith("1 in all: bee/same.png = bee/pax.png"), bees);
  }

  /** A mark that two of three classes share tells the third from either. */
  @Test
  void whatHoldsOfTheClassesThatAreLeftIsSaid() throws IOException {
    for (int i = 0; i < 25; i++) {
      for (String name : List.of("ant", "bee", "cow")) {
        BufferedImage image = Samples.noise(random);
        for (int edge = 0; edge < 64 && !name.equals("cow"); edge++) {
          for (int at : new int[] {0, 1, 62, 63}) {
            image.setRGB(edge, at, 0xffffff);
            image.setRGB(at, edge, 0xffffff);
          }
        }
        Samples.write(
            image, folder.resolve(name + "/" + "abcdefghijklmnopqrstuvwxyz".charAt(i) + "x.png"));
      }
    }
    ImageSet set = ImageFolder.of(folder);
    assertFalse(said(set).contains("alike in their files"), said(set));
    String two = said(set.only("ant", "cow"));
    assertTrue(two.contains("'ant' a white edge (25 of 25, of others 0 of 25)"), two);
  }

  @Test
  void partsAreThoseThatAreGiven() throws IOException {
    classes(4, "train/ant", "train/bee", "test/ant", "test/bee");
    Files.copy(folder.resolve("train/ant/pax.png"), folder.resolve("test/ant/same.png"));
    ImageSet set = ImageFolder.of(folder);
    assertTrue(said(set).contains("so that training may see test pictures, 1 in all"), said(set));
    String drawn = said(set.withoutParts());
    assertTrue(drawn.contains("which a split that is drawn keeps on one side, 1 in all"), drawn);
    assertFalse(drawn.contains("may see"), drawn);
  }

  @Test
  void ofTablesAndSentences() throws IOException {
    List<String> rows = new ArrayList<>(List.of("x,z,y"));
    IntStream.range(0, 40).forEach(i -> rows.add(i * 37 % 101 + ".5," + i * 53 % 97 + ",a"));
    IntStream.range(0, 40).forEach(i -> rows.add(i * 31 % 103 + ".7," + i * 59 % 89 + ",b"));
    IntStream.range(0, 40).forEach(i -> rows.add(i * 29 % 107 + ".9," + i * 61 % 83 + ",c"));
    rows.addAll(rows.subList(1, 11));
    Path csv = Files.write(folder.resolve("t.csv"), rows);
    TableSet once = TableSet.of(csv, "y").withoutTwins();
    assertTrue(once.notes().toString().contains("10 of 130 rows"), once.notes().toString());
    assertEquals(List.of(), once.only("b", "c").notes());
    assertTrue(once.only("a", "c").notes().toString().contains("10 of 90 rows"));
    assertEquals(List.of(), once.where("x", "0.7", "0.9", "31.7", "29.9").notes());

    List<String> words = List.of("one", "two", "three", "four", "one", "five", "six", "seven");
    TextSet text =
        TextSet.of("s", words, List.of("a", "a", "b", "b", "a", "b", "c", "c")).withoutTwins();
    assertTrue(text.notes().toString().contains("1 of 8 sentences"), text.notes().toString());
    assertEquals(List.of(), text.only("b", "c").notes());
  }

  @Test
  void classesThatWereMergedAreNamedWhereTheyAre() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("s.csv"),
            "t,y\nall is well,Yes\nso it is,yes\nso it goes,yes\nnever,No\nnot at all,No\nno way,No\n"
                + "it may be,perhaps\nwho knows,perhaps\n");
    TextSet set = TextSet.of(csv, CsvOptions.withDefaults().withClassesMerged(), "t", "y");
    assertTrue(set.notes().toString().contains("'yes', 'Yes'"), set.notes().toString());
    assertEquals(List.of(), set.only("No", "perhaps").notes());
  }
}
