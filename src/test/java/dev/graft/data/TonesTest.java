package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TonesTest {
  /** Three times 1,024 values, the first of them low and the others high, in each colour alike. */
  private static Look halves(int low, int high, int ofLow) {
    byte[] colours = new byte[Look.COLOURS * Look.AREA];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) (i % Look.AREA < ofLow ? low : high);
    }
    return new Look(colours);
  }

  @Test
  void bitsCountTones() {
    assertEquals(0, new Tones(halves(9, 9, 0)).bits(), 1e-12);
    assertEquals(1, new Tones(halves(9, 200, 512)).bits(), 1e-12, "two of equal share");
    assertEquals(0, new Tones(halves(8, 15, 512)).bits(), 1e-12, "of one step");
    byte[] all = new byte[Look.COLOURS * Look.AREA];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i % 256);
    }
    assertEquals(5, new Tones(new Look(all)).bits(), 1e-9);
  }

  @Test
  void whatDiffersInTonesAloneIsAtNoDistance() {
    Tones one = new Tones(halves(9, 200, 300));
    assertEquals(0, one.distance(new Tones(halves(90, 120, 300))), 1e-12);
    assertEquals(0, one.distanceInverted(new Tones(halves(120, 90, 300))), 1e-12);
    assertEquals(0, one.distanceOfLight(new Tones(halves(20, 30, 300))), 1e-12);
    assertTrue(one.distance(new Tones(halves(9, 200, 700))) > 0.1);
  }

  @Test
  void matchedHasTheTonesOfTheOther() {
    Look one = halves(9, 200, 300);
    Look other = halves(90, 120, 300);
    assertArrayEquals(other.colours(), Tones.matched(one, other).colours());
    assertArrayEquals(one.colours(), Tones.matched(one, one).colours());
  }

  @Test
  void coloursAreSwappedInvertedAndTakenAway() {
    Look red = Look.of(Samples.plain(8, 8, 0xff2000));
    Look blue = Look.of(Samples.plain(8, 8, 0x0020ff));
    assertArrayEquals(blue.colours(), Tones.swapped(red).colours());
    Look other = Look.of(Samples.plain(8, 8, 0x00dfff));
    assertArrayEquals(other.colours(), Tones.inverted(red).colours());
    assertFalse(new Tones(red).isGrey());
    Look grey = Tones.greyed(red);
    assertTrue(new Tones(grey).isGrey());
    assertEquals(Math.round(0.299 * 255 + 0.587 * 32), grey.colours()[0] & 0xff);
  }
}
