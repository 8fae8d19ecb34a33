package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.graft.OurClasses;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of picture comes back with its pixels, its sum and what it is alike to. */
class PackedPicturesTest {
  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(9, 8, BufferedImage.TYPE_INT_ARGB);
    IntStream.range(0, 8).forEach(i -> image.setRGB(i, i, 0x80ff2010 + i));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static List<Picture> oneOfEachKind(Path folder) throws IOException {
    byte[] png = png();
    Path file = Files.write(folder.resolve("a.png"), png);
    Picture encoded = new EncodedPicture("name", png, Optional.of("family of 2 and 1"));
    Look look = Look.of(Images.read(file));
    return List.of(
        new GreyPicture(new byte[] {0, 1, -1, 77, 5, 6}, 3),
        encoded,
        new FilePicture(file, Sha256.of(png), "turned", look),
        new PackedPicture(png, "", Optional.empty()),
        new MemoryPicture(Images.read(file)),
        new ShiftedPicture(encoded, Shift.noise(12.5), 2));
  }

  private static List<Integer> lengths(PackedPictures packed) {
    return packed.lengths().asList().stream().map(length -> length.getAsInt()).toList();
  }

  @Test
  void eachKindComesBackAndNoneIsForgotten(@TempDir Path folder) throws IOException {
    List<Picture> pictures = oneOfEachKind(folder);
    PackedPictures packed = new PackedPictures();
    List<JsonFields> texts = pictures.stream().map(packed::describe).map(JsonFields::new).toList();
    assertEquals(3, packed.lengths().size(), "a file that stands four times travels once");
    PackedPictures.Reader reader = new PackedPictures.Reader(packed.content(), lengths(packed));
    Files.delete(folder.resolve("a.png"));
    for (int i = 0; i < pictures.size(); i++) {
      Picture back = reader.picture(texts.get(i));
      assertEquals(pictures.get(i).hash(), back.hash());
      assertEquals(pictures.get(i).alike(), back.alike());
      if (i != 2) { // its file is gone
        assertEquals(pixels(pictures.get(i)), pixels(back));
      }
    }
    assertEquals(pixels(pictures.get(3)), pixels(reader.picture(texts.get(2))));
    Set<String> kinds =
        OurClasses.all()
            .filter(type -> type.getPackageName().equals("dev.graft.data"))
            .filter(type -> type.isAssignableTo(Picture.class) && !type.isInterface())
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertEquals(
        kinds, pictures.stream().map(p -> p.getClass().getName()).collect(Collectors.toSet()));
  }

  private static List<Integer> pixels(Picture picture) {
    BufferedImage image = picture.image();
    return IntStream.range(0, image.getHeight())
        .flatMap(y -> IntStream.of(Argb.row(image, 0, y, image.getWidth())))
        .boxed()
        .toList();
  }

  @Test
  void whatShipsIsTheSamePicture() {
    PackedPictures packed = new PackedPictures();
    for (ImageSet set : List.of(Digits.all(), FashionMnist.clothing(), Emoji.noto().byCategory())) {
      Picture picture = set.row(5).picture();
      JsonFields text = new JsonFields(packed.describe(picture));
      assertSame(picture, new PackedPictures.Reader(new byte[0], List.of()).picture(text));
    }
    assertEquals(0, packed.content().length);
  }

  @Test
  void lengthsAndPlacesMustFit() {
    for (List<Integer> lengths : List.of(List.of(5), List.of(3, 2), List.of(-1))) {
      assertThrows(
          IllegalArgumentException.class, () -> new PackedPictures.Reader(new byte[4], lengths));
    }
    PackedPictures.Reader reader = new PackedPictures.Reader(new byte[4], List.of(4));
    assertEquals(
        "content (1) of a picture must be one of 1",
        refused(reader, "{\"type\": \"file\", \"content\": 1}"));
    assertEquals(
        "width (3) of a grey picture must divide its pixels (4)",
        refused(reader, "{\"type\": \"grey\", \"content\": 0, \"width\": 3}"));
    assertEquals(
        "pixels (4 bytes) must have a width and a height",
        refused(reader, "{\"type\": \"pixels\", \"content\": 0, \"alpha\": true}"));
    assertEquals(
        "picture (url) must be of a kind that packs have", refused(reader, "{\"type\": \"url\"}"));
  }

  private static String refused(PackedPictures.Reader reader, String text) {
    JsonFields fields = JsonFields.parse(text);
    return assertThrows(IllegalArgumentException.class, () -> reader.picture(fields)).getMessage();
  }
}
