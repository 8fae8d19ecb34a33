package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that were gathered from two places, but for what {@link FileKindsTest} says. */
class PictureMarksTest {
  private static final int ROWS = 90;
  private static final Look COLOURED = look(0x4060c0, 0x4060c0);
  private static final Look GREY = look(0x707070, 0x505050);
  private static final Look WHITE = look(0xffffff, 0x4060c0);
  private static final Look BLACK = look(0x000000, 0x4060c0);

  @TempDir Path folder;

  private static Look look(int edge, int middle) {
    BufferedImage image = Samples.plain(32, 32, edge);
    for (int i = 0; i < 900; i++) {
      image.setRGB(1 + i % 30, 1 + i / 30, i % 7 == 0 ? edge : middle);
    }
    return Look.of(image);
  }

  private static PictureMarks.Traits traits(String kind, int width, int height, Look look) {
    return new PictureMarks.Traits(kind, width, height, look);
  }

  private static Optional<String> said(IntFunction<PictureMarks.Traits> traits, int classes) {
    return PictureMarks.note(
            List.of("ants", "bees", "cats", "dogs").subList(0, classes),
            IntStream.range(0, ROWS).mapToObj(row -> row % classes).toList(),
            IntStream.range(0, ROWS).mapToObj(traits).toList())
        .map(DataNotes.Note::words);
  }

  private static PictureMarks.Traits sized(int row, int width) {
    return traits("jpg", width, width, COLOURED);
  }

  @Test
  void aSizeOfOneClassIsTold() {
    assertEquals(
        Optional.of(
            "Nearly all pictures of a class, and hardly any others, are alike in their files: 'ants' 40"
                + " x 40 pixels (45 of 45, of others 0 of 45), 'bees' 64 x 64 pixels (45 of 45, of"
                + " others 0 of 45). A network can tell them by that and not by what they show; where"
                + " it comes from the source, make all alike in it."),
        said(row -> sized(row, row % 2 == 0 ? 40 : 64), 2));
    assertTrue(said(row -> sized(row, row % 2 == 0 ? 40 : 50 + row), 2).isPresent(), "one of them");
    assertTrue(said(row -> sized(row, row % 3 == 1 && row > 1 ? 40 : 50 + row), 3).isPresent());
  }

  /** A stamp on half of a class does as well: a network needs no more to win by it. */
  @Test
  void aMarkOfHalfAClassIsTold() {
    String most = said(row -> sized(row, row % 2 == 0 && row > 9 ? 40 : 64 + row), 2).orElse("");
    assertTrue(most.startsWith("Many pictures of a class, and hardly any others, are"), most);
    assertTrue(most.contains("'ants' 40 x 40 pixels (40 of 45, of others 0 of 45)"), most);
    String half = said(row -> traits("jpg", 9, 9, row % 4 == 0 ? WHITE : COLOURED), 2).orElse("");
    assertTrue(half.contains("'ants' a white edge (23 of 45, of others 0 of 45)"), half);
    IntFunction<PictureMarks.Traits> fewer =
        row -> traits("jpg", 9, 9, row % 6 == 0 ? WHITE : COLOURED);
    assertEquals(Optional.empty(), said(fewer, 2), "a third, which no note says");
    IntFunction<PictureMarks.Traits> others =
        row -> traits("jpg", 9, 9, row % 4 == 0 || row % 45 == 1 ? WHITE : COLOURED);
    assertEquals(Optional.empty(), said(others, 2), "and of others one in twenty");
  }

  @Test
  void otherMarksAreTold() {
    String grey = said(row -> traits("jpg", 9, 9, row % 2 == 0 ? GREY : COLOURED), 2).orElse("");
    assertTrue(grey.contains("'ants' without colours (45 of 45"), grey);
    String white = said(row -> traits("jpg", 9, 9, row % 3 == 2 ? WHITE : COLOURED), 3).orElse("");
    assertTrue(white.contains("'cats' a white edge (30 of 30"), white);
    String black = said(row -> traits("jpg", 9, 9, row % 2 == 1 ? BLACK : WHITE), 2).orElse("");
    assertTrue(black.contains("'bees' a black edge"), black);
    IntFunction<String> kind =
        row -> row % 3 == 0 && row > 0 ? "png" : row % 2 == 0 ? "jpg" : "gif";
    String kinds = said(row -> traits(kind.apply(row), 9, 9, COLOURED), 3).orElse("");
    assertTrue(kinds.contains("'ants' png (29 of 30, of others 0 of 60)"), kinds);
  }

  /** White but for one pixel in so many, of this level. */
  private static Look wavy(int every, int level) {
    BufferedImage image = Samples.plain(32, 32, 0xffffff);
    for (int i = 0; i < 32; i += every) {
      image.setRGB(i, 0, level * 0x010101);
      image.setRGB(31, i, level * 0x010101);
    }
    return Look.of(image);
  }

  @Test
  void whatCompressionLeavesOfAWhiteEdge() {
    for (Look white : List.of(wavy(32, 230), wavy(31, 220), wavy(1, 247))) {
      String said = said(row -> traits("jpg", 9, 9, row % 2 == 0 ? white : COLOURED), 2).orElse("");
      assertTrue(said.contains("'ants' a white edge (45 of 45"), said);
    }
    for (Look sky : List.of(wavy(1, 230), wavy(4, 235), wavy(32, 180))) {
      String said = said(row -> traits("jpg", 9, 9, row % 2 == 0 ? sky : COLOURED), 2).orElse("");
      assertEquals(-1, said.indexOf("edge"), said);
    }
  }

  @Test
  void honestPicturesAreQuiet() {
    Look[] looks = {COLOURED, GREY, WHITE, BLACK};
    String[] kinds = {"jpg", "png", "webp"};
    List<IntFunction<PictureMarks.Traits>> sets =
        List.of(
            row -> sized(row, 64),
            row -> sized(row, 50 + row * 17 % 31),
            row -> sized(row, 50 + row),
            row -> traits("jpg", 400 + 100 * (row % 2), 500, COLOURED),
            row -> sized(row, row % 5 == 0 ? 64 : 224),
            row -> traits("png", 72, 72, WHITE),
            row -> traits("png", 28, 28, BLACK),
            row -> traits("png", 8, 8, GREY),
            row -> traits("jpg", 60, 60, looks[row * 7 % 11 % 4]),
            row -> traits(kinds[row * 7 % 11 % 3], 60, 60, COLOURED),
            row ->
                traits(row < 60 ? "jpg" : "png", row < 60 ? 80 : 90, 60, row < 60 ? GREY : WHITE));
    for (int i = 0; i < sets.size(); i++) {
      int set = i;
      for (int classes : new int[] {3, 4}) {
        if (i != 3 || classes == 3) {
          assertEquals(Optional.empty(), said(sets.get(i), classes), () -> "set " + set);
        }
      }
    }
    assertEquals(Optional.empty(), said(row -> sized(row, row % 5 == 0 ? 40 : 64 + row), 2));
    assertEquals(
        Optional.empty(),
        said(row -> traits(row % 2 == 0 ? "jpg" : "png", 9, 9, COLOURED), 2),
        "said for itself");
  }

  @Test
  void whatComesWithGraftIsQuiet() {
    for (ImageSet set : List.of(Emoji.noto().byCategory(), Digits.all())) {
      List<Integer> rows =
          IntStream.range(0, set.size()).filter(row -> row % 16 == 0).boxed().toList();
      List<PictureMarks.Traits> traits =
          rows.stream()
              .map(row -> set.image(row))
              .map(image -> traits("png", image.getWidth(), image.getHeight(), Look.of(image)))
              .toList();
      List<Integer> labels = rows.stream().map(set::label).toList();
      assertEquals(Optional.empty(), PictureMarks.note(set.classes(), labels, traits), set.name());
    }
  }

  @Test
  void aFolderSaysSo() throws IOException {
    for (int i = 0; i < 20; i++) {
      Samples.write(Samples.varied(9 + i, 9), folder.resolve("bees/" + i + ".png"));
      Samples.write(Samples.plain(12, 12, 1000 * i), folder.resolve("cats/" + i + ".png"));
    }
    List<String> said =
        ImageFolder.of(folder).notes().stream().filter(words -> words.contains("Nearly")).toList();
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("'cats' 12 x 12 pixels (20 of 20"), said.get(0));
  }
}
