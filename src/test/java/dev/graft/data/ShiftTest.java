package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ShiftTest {
  @Test
  void shiftsAreWhatTheySay() {
    ImageSet set = Samples.set(2, 2);
    // picture 3 is the colour 0x010001
    assertEquals(0xfefffe, set.shifted(Shift.inversion()).image(3).getRGB(3, 3) & 0xffffff);
    ImageSet digits = Digits.all();
    ImageSet turned = digits.shifted(Shift.rotation(90));
    // a quarter turn clockwise: what was at the left of row y comes to the top of column 7 - y
    for (int i = 0; i < 8; i++) {
      assertEquals(digits.image(5).getRGB(i, 3), turned.image(5).getRGB(4, i));
    }
    assertEquals(
        digits.image(5).getRGB(2, 3), digits.shifted(Shift.rotation(360)).image(5).getRGB(2, 3));
    assertNotEquals(digits.hash(), turned.hash());
    assertNotEquals(turned.hash(), digits.shifted(Shift.rotation(91)).hash());
    assertEquals(
        "Digits, turned by 90.0 degrees, inverted", turned.shifted(Shift.inversion()).name());
  }
}
