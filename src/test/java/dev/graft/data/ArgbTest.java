package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgbTest {
  @Test
  void takesGreySamplesAsTheyAre() {
    BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 128);
    assertEquals(0xff808080, Argb.row(grey, 0, 0, 1)[0]);
    // Why this class exists: Java's own answer is brighter.
    assertFalse(grey.getRGB(0, 0) == 0xff808080);
  }

  @Test
  void readsAPhotographsRowsAsGetRgbDoes() {
    BufferedImage image = new BufferedImage(9, 4, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 36; i++) {
      image.setRGB(i % 9, i / 9, i * 0x03_17_2b & 0xffffff);
    }
    int[] expected = image.getRGB(2, 3, 6, 1, null, 0, 6);
    assertArrayEquals(expected, Argb.row(image, 2, 3, 6));
    BufferedImage part = image.getSubimage(1, 1, 7, 3);
    assertArrayEquals(part.getRGB(1, 2, 5, 1, null, 0, 5), Argb.row(part, 1, 2, 5));
  }

  @Test
  void roundsSixteenBitsToEight() {
    BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    // 65535 = 255 * 257, so 257 k stands for k; 32,896 + 128 is still nearest to 128.
    int[] samples = {128 * 257, 128 * 257 + 128, 65535};
    grey.getRaster().setPixels(0, 0, 3, 1, samples);
    assertEquals(0xff808080, Argb.row(grey, 0, 0, 3)[0]);
    assertEquals(0xff808080, Argb.row(grey, 0, 0, 3)[1]);
    assertEquals(0xffffffff, Argb.row(grey, 0, 0, 3)[2]);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsTheAlphaOfGrey(boolean premultiplied) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            premultiplied,
            3,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
    raster.setPixel(0, 0, new int[] {premultiplied ? 20 : 100, 51});
    raster.setPixel(1, 0, new int[] {0, 0});
    int[] argb = Argb.row(new BufferedImage(model, raster, premultiplied, null), 0, 0, 2);
    // By hand: 20 * 255 / 51 = 100 = 0x64.
    assertEquals(0x33646464, argb[0]);
    assertEquals(0, argb[1]);
  }

  @Test
  void copiesColourAndPalettes() {
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR_PRE}) {
      BufferedImage image = new BufferedImage(1, 1, type);
      image.setRGB(0, 0, 0xff102030);
      assertEquals(0xff102030, Argb.copy(image).getRGB(0, 0));
    }
    BufferedImage palette = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
    palette.setRGB(0, 0, 0xff0000ff);
    assertEquals(0xff0000ff, Argb.copy(palette).getRGB(0, 0));
  }
}
