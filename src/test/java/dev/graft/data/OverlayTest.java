package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class OverlayTest {
  /** A drawing of some discs, moved to the right by so many of its 320 pixels. */
  private static BufferedImage discs(int moved, int extra) {
    BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 320, 320);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(60 + moved, 70, 120, 90);
    graphics.setColor(Color.RED);
    graphics.fillOval(150 + moved, 160, 90, 100);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(100 + moved, 220, extra, extra);
    graphics.dispose();
    return image;
  }

  private static double difference(BufferedImage one, BufferedImage other) {
    return Overlay.difference(Look.of(one), Look.of(other));
  }

  @Test
  void aPictureLiesOnItself() {
    assertEquals(0, difference(discs(0, 30), discs(0, 30)), 1e-9);
  }

  @Test
  void findsWhereACopyLies() {
    for (int moved : new int[] {3, 8, -8, 14}) {
      double found = difference(discs(0, 30), discs(moved, 30));
      assertTrue(found < 6, moved + ": " + found);
    }
    assertTrue(difference(discs(0, 30), Copies.cropped(discs(0, 30), 0.05, 0.05, 0)) < 10);
  }

  @Test
  void doesNotFollowAnotherPictureFar() {
    assertTrue(difference(discs(0, 30), discs(60, 30)) > 40);
  }

  /** What is decided early is decided as by the whole difference. */
  @Test
  void whatIsWithinIsToldAlike() {
    for (int moved : new int[] {0, 3, 8, 14, 60}) {
      Look one = Look.of(discs(0, 30));
      Look other = Look.of(discs(moved, moved == 8 ? 20 : 30));
      double there = Overlay.difference(one, other);
      for (double most : new double[] {0.1, 3, 6, 10, 45}) {
        assertEquals(there <= most, Overlay.isWithin(one, other, most), moved + " " + there);
      }
    }
  }

  @Test
  void aSmallPartThatDiffersCounts() {
    assertTrue(difference(discs(0, 30), discs(0, 0)) > 40);
  }

  @Test
  void colourOfTheSameLightCounts() {
    // 0.299 x 200 = 0.587 x 102: as light, but red and green.
    BufferedImage red = Samples.plain(64, 64, 0xffffff);
    BufferedImage green = Samples.plain(64, 64, 0xffffff);
    for (int i = 0; i < 32 * 32; i++) {
      red.setRGB(16 + i % 32, 16 + i / 32, 200 << 16);
      green.setRGB(16 + i % 32, 16 + i / 32, 102 << 8);
    }
    assertTrue(difference(red, green) > 40);
  }
}
