package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftedPictureTest {
  @Test
  void noiseHasItsStrengthAndStaysTheSame() {
    ImageSet grey =
        ImageSet.of(
            "grey",
            List.of("a", "b"),
            List.of(Samples.plain(60, 60, 0x808080), Samples.plain(2, 2, 0)),
            List.of(0, 1));
    BufferedImage image = grey.shifted(Shift.noise(20)).image(0);
    double squares = 0;
    for (int i = 0; i < 3600; i++) {
      int value = image.getRGB(i % 60, i / 60) & 0xff;
      squares += (value - 128) * (value - 128);
    }
    // 3,600 values with a deviation of 20: their own deviation has a standard error of 0.24
    assertEquals(20, Math.sqrt(squares / 3600), 1);
    ImageSet noisy = Digits.all().shifted(Shift.noise(30));
    assertEquals(noisy.image(7).getRGB(2, 2), noisy.image(7).getRGB(2, 2));
    assertNotEquals(noisy.image(7).getRGB(2, 2), Digits.all().image(7).getRGB(2, 2));
  }
}
