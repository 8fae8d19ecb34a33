package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearTwinsTest {
  private static final double FOUND = 0.95;
  private static final double FALSE = 0.001;

  @TempDir Path folder;

  /** Every sixteenth emoji of a style, each held against its own copy. */
  private static List<BufferedImage> some(Emoji style) {
    ImageSet all = style.byCategory();
    return IntStream.range(0, all.size() / 16)
        .mapToObj(i -> Copies.opaque(all.image(16 * i)))
        .filter(image -> Look.of(image).contrast() >= 4)
        .toList();
  }

  @Tag("slow")
  @Test
  void findsCopiesOfLineDrawings() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      List<BufferedImage> drawings = some(style);
      for (Map.Entry<String, UnaryOperator<BufferedImage>> copy : Copies.all().entrySet()) {
        long found =
            drawings.stream()
                .filter(
                    image -> NearTwins.are(Look.of(copy.getValue().apply(image)), Look.of(image)))
                .count();
        double share = (double) found / drawings.size();
        assertTrue(share >= FOUND, Text.format("%s of %s: %.3f", copy.getKey(), style, share));
      }
    }
  }

  /** A tenth of the width and of the height is gone. */
  @Tag("slow")
  @Test
  void findsMostThatWereCroppedByFivePercentAtEachSide() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      List<BufferedImage> drawings = some(style);
      long found =
          drawings.stream()
              .filter(
                  image -> {
                    int x = (int) Math.round(0.05 * image.getWidth());
                    int y = (int) Math.round(0.05 * image.getHeight());
                    BufferedImage inner =
                        image.getSubimage(
                            x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y);
                    return NearTwins.are(Look.of(Copies.opaque(inner)), Look.of(image));
                  })
              .count();
      double share = (double) found / drawings.size();
      assertTrue(share >= 0.86, Text.format("%s: %.3f", style, share));
    }
  }

  /** Of every fourth emoji: the two grinning devils of Noto differ by their mouths alone. */
  @Tag("slow")
  @Test
  void takesFewDrawingsForCopies() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      ImageSet all = style.byCategory();
      List<ImageRow> rows =
          IntStream.range(0, all.size() / 4).mapToObj(i -> all.row(4 * i)).toList();
      int pairs = NearTwins.note(rows, new Nearest()).map(DataNotes.Note::number).orElse(0);
      assertTrue(pairs <= FALSE * rows.size() + 1, style + ": " + pairs);
    }
    Map<String, Look> looks = new java.util.HashMap<>();
    ImageSet noto = Emoji.noto().byCategory();
    IntStream.range(0, noto.size())
        .filter(row -> noto.rowName(row).startsWith("CLOCK FACE"))
        .forEach(row -> looks.put(noto.rowName(row), noto.row(row).picture().look()));
    looks.forEach(
        (name, look) ->
            looks.forEach(
                (other, its) ->
                    assertEquals(name.equals(other), NearTwins.are(look, its), name + other)));
  }

  /** Copies that were saved again after they were mirrored or turned; and few that were not. */
  @Tag("slow")
  @Test
  void findsMirroredAndTurnedCopies() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      List<Look> looks = some(style).stream().map(Look::of).toList();
      for (UnaryOperator<BufferedImage> copy :
          List.<UnaryOperator<BufferedImage>>of(Copies::mirrored, Copies::turned)) {
        long found = 0;
        long upright = 0;
        for (BufferedImage image : some(style)) {
          Look same = Look.of(image);
          Look changed = Look.of(Copies.resized(copy.apply(image), 0.75));
          found += TurnedTwins.are(changed, same) ? 1 : 0;
          upright += NearTwins.are(changed, same) ? 1 : 0; // symmetric drawings
        }
        double share = (double) found / (looks.size() - upright);
        assertTrue(share >= FOUND, Text.format("%s: %.3f", style, share));
      }
      long pairs = 0;
      for (int row = 0; row < looks.size(); row++) {
        IntPredicate turned = TurnedTwins.of(row, row, looks, new Nearest());
        pairs += IntStream.range(0, row).filter(turned).count();
      }
      assertTrue(pairs <= 0.01 * looks.size() + 1, style + ": " + pairs);
    }
  }

  @Test
  void plainPicturesSayNothing() {
    Look grey = Look.of(Samples.plain(20, 20, 0x808080));
    assertFalse(NearTwins.are(grey, grey));
  }

  private void write(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }

  /**
   * Four drawings; of the first a smaller copy in the test part, of the second a crop beside it.
   */
  private void makeFolder() throws IOException {
    List<BufferedImage> drawings = new ArrayList<>();
    for (int row : new int[] {10, 300, 600, 900}) {
      drawings.add(Copies.resized(Emoji.noto().byCategory().image(row), 3));
    }
    write(drawings.get(0), "train/a/1.png");
    write(drawings.get(1), "train/b/2.png");
    write(Copies.cropped(drawings.get(1), 0.05, 0, 0), "train/b/2 cropped.png");
    write(drawings.get(2), "test/a/3.png");
    write(Copies.jpg(Copies.resized(drawings.get(0), 0.4), 0.7f), "test/a/smaller.png");
    write(drawings.get(3), "test/b/4.png");
  }

  @Test
  void aFolderCountsThemAndDropsThemOnRequestOnly() throws IOException {
    makeFolder();
    ImageSet set = ImageFolder.of(folder);
    assertEquals(6, set.size());
    DataNotes.Note note =
        set.noted().orElseThrow().all().stream()
            .filter(one -> one.kind() == DataNotes.Kind.ROWS_LOOK_ALIKE)
            .findFirst()
            .orElseThrow();
    assertEquals(2, note.number());
    assertEquals(
        "Pictures look almost alike, as a smaller, compressed or cropped copy does, 2 in all, 1"
            + " across parts: train/b/2.png = train/b/2 cropped.png, test/a/smaller.png ="
            + " train/a/1.png; withoutNearTwins() leaves them out",
        note.words());
    assertEquals(6, set.withoutTwins().size());
    ImageSet once = set.withoutNearTwins();
    assertEquals(5, once.size(), "within training it is no leak");
    assertTrue(
        once.toString()
            .endsWith(
                "Left out because they look almost like one in training or before, 1 in all:"
                    + " test/a/smaller.png = train/a/1.png"),
        once.toString());
    assertEquals(4, set.withoutParts().withoutNearTwins().size());
  }

  @Test
  void moreThanCanBeHeldAgainstEachOtherAreSaidNotToBe() {
    ImageRow row = new ImageRow("x", 0, Part.NONE, new MemoryPicture(Samples.plain(4, 4, 0)));
    List<ImageRow> many = java.util.Collections.nCopies(NearTwins.MOST + 1, row);
    Optional<DataNotes.Note> note = NearTwins.note(many, new Nearest());
    assertEquals(
        "Pictures that look almost alike were not looked for among more than 10,000",
        note.orElseThrow().words());
    ImageSet set = Samples.set(1, 1);
    String words =
        assertThrows(
                IllegalArgumentException.class,
                () -> NearTwins.dropped(set, many, About.of("many", "a test")))
            .getMessage();
    assertTrue(words.startsWith("pictures (10001) must be at most 10000"), words);
  }
}
