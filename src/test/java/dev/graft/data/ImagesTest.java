package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  @TempDir Path folder;

  private String messageOf(Path path) {
    return assertThrows(IllegalArgumentException.class, () -> Images.read(path)).getMessage();
  }

  @Test
  void readsPngBitForBit() throws IOException {
    BufferedImage image = Samples.varied(5, 3);
    BufferedImage read = Images.read(Samples.write(image, folder.resolve("a.PNG")));
    for (int i = 0; i < 15; i++) {
      assertEquals(image.getRGB(i % 5, i / 5), read.getRGB(i % 5, i / 5));
    }
  }

  @Test
  void readsAlphaPaletteAndSixteenBitGrey() throws IOException {
    BufferedImage alpha = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    alpha.setRGB(0, 0, 0x33102030);
    Path png = Samples.write(alpha, folder.resolve("alpha.png"));
    assertEquals(0x33102030, Images.read(png).getRGB(0, 0));

    byte[] levels = {0, (byte) 200};
    IndexColorModel colours = new IndexColorModel(1, 2, levels, levels, new byte[2]);
    BufferedImage palette = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, colours);
    palette.getRaster().setSample(1, 0, 0, 1);
    Path gif = Samples.write(palette, folder.resolve("palette.gif"));
    assertEquals(0xffc8c800, Images.read(gif).getRGB(1, 0));

    BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100 * 257);
    Path deep = Samples.write(grey, folder.resolve("grey16.png"));
    assertEquals(0xff646464, Images.read(deep).getRGB(0, 0));
  }

  @Test
  void readsGreyAndColourJpeg() throws IOException {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, 128);
    }
    Path path = Samples.write(grey, folder.resolve("grey.jpg"));
    assertEquals(128, Images.read(path).getRGB(3, 3) & 0xff, 1);
    Path colour = Samples.write(Samples.plain(16, 16, 0x2040c0), folder.resolve("colour.jpeg"));
    assertEquals(0xc0, Images.read(colour).getRGB(3, 3) & 0xff, 3);
  }

  @Test
  void goesByContentNotBySuffix() throws IOException {
    Path png = Samples.write(Samples.plain(2, 2, 0x123456), folder.resolve("a.png"));
    Path renamed = Files.move(png, folder.resolve("a.jpg"));
    assertEquals(0xff123456, Images.read(renamed).getRGB(0, 0));
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing.png");
    assertEquals(
        Text.format(
                "cannot read image (%s): there is no such file, supported are jpg, png, gif, bmp, tif, webp; save it again",
                missing)
            + " as one of them",
        messageOf(missing));
    assertTrue(messageOf(folder).contains("): it is a folder, supported are jpg, png, gif"));
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertTrue(messageOf(text).contains("): its content is of another kind, supported"));
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertTrue(messageOf(empty).contains("): it is empty (0 bytes), supported"));
    Path heic = Files.writeString(folder.resolve("a.jpg"), "1234ftypheic");
    assertTrue(messageOf(heic).contains("): it is a heic picture, supported"), messageOf(heic));
    Path page = Files.writeString(folder.resolve("b.jpg"), "<!DOCTYPE html><html>");
    assertTrue(messageOf(page).contains("): it is a web page, supported"), messageOf(page));
  }

  @Test
  void refusesTruncatedFilesOfEveryFormat() throws IOException {
    for (String suffix : new String[] {"jpg", "png", "gif"}) {
      Path path = Samples.write(Samples.varied(64, 64), folder.resolve("cut." + suffix));
      byte[] content = Files.readAllBytes(path);
      Files.write(path, Arrays.copyOf(content, content.length / 2));
      assertTrue(messageOf(path).contains("): it is damaged"), suffix);
    }
  }

  @Test
  void refusesAPictureThatClaimsToBeHuge() throws IOException {
    Path path = Samples.write(Samples.plain(8, 8, 0), folder.resolve("huge.gif"));
    byte[] content = Files.readAllBytes(path);
    // The image descriptor, after 0x2c: left, top, width, height as little-endian shorts.
    int descriptor = 13 + 3 * (2 << (content[10] & 7));
    while (content[descriptor] != 0x2c) {
      descriptor++;
    }
    Arrays.fill(content, descriptor + 5, descriptor + 9, (byte) 0xff);
    Files.write(path, content);
    String said = messageOf(path);
    assertTrue(said.contains("): it is too large, 65535 x 65535 = 4,294,836,225 pixels"), said);
    assertTrue(said.contains("at most 100,000,000 are read; make it smaller"), said);
    assertFalse(said.contains("save it again"), said);
  }
}
