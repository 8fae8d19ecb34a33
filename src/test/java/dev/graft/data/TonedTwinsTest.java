package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures stand in the guide's verdict.md. */
class TonedTwinsTest {
  private static final List<BufferedImage> NOTO = some(Emoji.noto());
  private static final List<BufferedImage> TWEMOJI = some(Emoji.twemoji());

  @TempDir Path folder;

  /** Every 32nd emoji of a style that has many tones. */
  private static List<BufferedImage> some(Emoji style) {
    ImageSet all = style.byCategory();
    return IntStream.range(0, all.size() / 32)
        .mapToObj(i -> Copies.opaque(all.image(32 * i)))
        .filter(image -> new Tones(Look.of(image)).bits() >= TonedTwins.FEW_TONES)
        .toList();
  }

  private static BufferedImage each(BufferedImage image, IntUnaryOperator colour) {
    BufferedImage copy = Copies.opaque(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        copy.setRGB(x, y, colour.applyAsInt(image.getRGB(x, y)));
      }
    }
    return copy;
  }

  private static BufferedImage toned(BufferedImage image, DoubleUnaryOperator tone) {
    return each(
        image,
        colour -> {
          int changed = 0;
          for (int shift = 0; shift < 24; shift += 8) {
            double level = Math.rint(tone.applyAsDouble(colour >> shift & 255));
            changed |= (int) Math.max(0, Math.min(255, level)) << shift;
          }
          return changed;
        });
  }

  private static int grey(int colour) {
    double light =
        0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255);
    return 0x010101 * (int) Math.round(light);
  }

  private static BufferedImage hue(BufferedImage image, float by) {
    return each(
        image,
        colour -> {
          float[] hsb = Color.RGBtoHSB(colour >> 16 & 255, colour >> 8 & 255, colour & 255, null);
          return Color.HSBtoRGB(hsb[0] + by, hsb[1], hsb[2]);
        });
  }

  /** Over white, turned and enlarged about the middle. */
  private static BufferedImage moved(BufferedImage image, double degrees, double times) {
    BufferedImage copy = Samples.plain(image.getWidth(), image.getHeight(), 0xffffff);
    Graphics2D graphics = copy.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.translate(image.getWidth() / 2.0, image.getHeight() / 2.0);
    graphics.rotate(Math.toRadians(degrees));
    graphics.scale(times, times);
    graphics.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  /** With a black frame, or a black square of a tenth of each side near the middle. */
  private static BufferedImage covered(BufferedImage image, boolean framed) {
    BufferedImage copy = Copies.opaque(image);
    Graphics2D graphics = copy.createGraphics();
    graphics.setColor(Color.BLACK);
    int side = image.getWidth() / (framed ? 20 : 10);
    if (framed) {
      for (int i = 0; i < side; i++) {
        graphics.drawRect(i, i, image.getWidth() - 1 - 2 * i, image.getHeight() - 1 - 2 * i);
      }
    } else {
      graphics.fillRect(image.getWidth() / 3, image.getHeight() / 3, side, side);
    }
    graphics.dispose();
    return copy;
  }

  /** In which share of both styles a copy is found, by any of the three ways. */
  private static double found(UnaryOperator<BufferedImage> copy) {
    int found = 0;
    int all = 0;
    for (List<BufferedImage> some : List.of(NOTO, TWEMOJI)) {
      for (BufferedImage image : some) {
        Look same = Look.of(image);
        Look changed = Look.of(copy.apply(image));
        boolean is =
            NearTwins.are(changed, same)
                || TurnedTwins.are(changed, same)
                || TonedTwins.are(new Tones(changed), new Tones(same));
        found += is ? 1 : 0;
        all++;
      }
    }
    return (double) found / all;
  }

  /** By the names that they have in the guide. */
  private static Map<String, UnaryOperator<BufferedImage>> copies() {
    Map<String, UnaryOperator<BufferedImage>> copies = new LinkedHashMap<>();
    copies.put("half the size", image -> Copies.resized(image, 0.5));
    copies.put("compressed again (jpg at 0.5)", image -> Copies.jpg(image, 0.5f));
    copies.put("cropped by a twentieth at a corner", image -> Copies.cropped(image, 0.05, 0.05, 0));
    copies.put("mirrored", Copies::mirrored);
    copies.put("turned by a quarter", Copies::turned);
    copies.put("darker by 30 levels", image -> toned(image, v -> v - 30));
    copies.put("brighter by 30 levels", image -> toned(image, v -> v + 30));
    copies.put("contrast of 0.7", image -> toned(image, v -> 128 + 0.7 * (v - 128)));
    copies.put("contrast of 1.3", image -> toned(image, v -> 128 + 1.3 * (v - 128)));
    copies.put("gamma of 1.5", image -> toned(image, v -> 255 * Math.pow(v / 255, 1.5)));
    copies.put("grey", image -> each(image, TonedTwinsTest::grey));
    copies.put("negative", image -> toned(image, v -> 255 - v));
    copies.put(
        "red for blue", image -> each(image, c -> (c & 255) << 16 | c & 0xff00 | c >> 16 & 255));
    copies.put("hue moved by a tenth", image -> hue(image, 0.1f));
    copies.put("mirrored and brighter", image -> toned(Copies.mirrored(image), v -> v + 30));
    copies.put("turned by 2 degrees", image -> moved(image, 2, 1));
    copies.put("turned by 5 degrees", image -> moved(image, 5, 1));
    copies.put("turned by 15 degrees", image -> moved(image, 15, 1));
    copies.put("enlarged by a tenth", image -> moved(image, 0, 1.1));
    copies.put("enlarged by a fifth", image -> moved(image, 0, 1.2));
    copies.put("framed in black, a twentieth", image -> covered(image, true));
    copies.put("a square of a tenth covered", image -> covered(image, false));
    return copies;
  }

  /** Whoever mends what is found mends the guide. */
  @Tag("slow")
  @Test
  void theGuideSaysWhatIsFoundAndWhatIsNot() throws IOException {
    String guide = Files.readString(Path.of("src/guide/verdict.md"));
    Map<String, Long> found = new LinkedHashMap<>();
    copies().forEach((name, copy) -> found.put(name, Math.round(100 * found(copy))));
    String table = found.toString();
    found.forEach(
        (name, percent) -> {
          Matcher row =
              Pattern.compile("\\| " + Pattern.quote(name) + " \\| (\\d+) \\|").matcher(guide);
          assertTrue(row.find(), name + " in " + table);
          assertEquals(percent, Long.parseLong(row.group(1)), 2.0, name + " in " + table);
        });
    assertTrue(
        guide.contains(Text.format("%d emoji of many tones", NOTO.size() + TWEMOJI.size())),
        () -> NOTO.size() + TWEMOJI.size() + " emoji");
  }

  /** Of every fourth emoji; hearts and circles of one colour each are not copies. */
  @Tag("slow")
  @Test
  void takesFewDrawingsForCopies() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      ImageSet all = style.byCategory();
      List<Tones> tones = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        boolean plain = all.rowName(i).matches(".*(HEART|CIRCLE|SQUARE|MOON).*");
        if (i % 4 == 0 || plain) {
          tones.add(new Tones(all.row(i).picture().look()));
        }
      }
      int pairs = 0;
      for (int row = 0; row < tones.size(); row++) {
        IntPredicate like = TonedTwins.of(row, row, tones, new Nearest());
        pairs += (int) IntStream.range(0, row).filter(like).count();
      }
      assertTrue(pairs <= 1, style + ": " + pairs);
    }
  }

  @Test
  void aFolderCountsThemAndDropsThem() throws IOException {
    List<BufferedImage> images = NOTO.subList(0, 4);
    Samples.write(images.get(0), folder.resolve("train/a/1.png"));
    Samples.write(images.get(1), folder.resolve("train/b/2.png"));
    Samples.write(toned(images.get(0), v -> v - 30), folder.resolve("test/a/3.png"));
    Samples.write(images.get(2), folder.resolve("test/a/4.png"));
    Samples.write(images.get(3), folder.resolve("test/b/5.png"));
    ImageSet set = ImageFolder.of(folder);
    DataNotes.Note note = set.noted().orElseThrow().weighing().get(0);
    assertEquals(DataNotes.Kind.ROWS_LOOK_ALIKE, note.kind());
    assertEquals(
        "Pictures look almost like another in other tones (brightness, contrast, grey, negative,"
            + " red for blue), 1 in all, 1 across parts: test/a/3.png = train/a/1.png;"
            + " withoutNearTwins() leaves them out",
        note.words());
    assertEquals(4, set.withoutNearTwins().size());
  }

  @Test
  void moreThanCanBeHeldAgainstEachOtherAreSaidNotToBe() {
    ImageRow row = new ImageRow("x", 0, Part.NONE, new MemoryPicture(Samples.plain(4, 4, 0)));
    List<ImageRow> many = java.util.Collections.nCopies(TonedTwins.MOST + 1, row);
    assertEquals(
        "Pictures that are in other tones were not looked for among more than 3,000",
        TonedTwins.note(many, new Nearest()).orElseThrow().words());
    Tones plain = new Tones(Look.of(Samples.plain(9, 9, 0x808080)));
    assertFalse(TonedTwins.are(plain, plain));
  }
}
