package dev.graft.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Handwritten digits, 8 x 8 pixels of 17 greys. */
public final class Digits {
  private static final int WIDTH = 8;
  private static final int BRIGHTEST = 16;

  private static final class Shipped {
    static final ImageSet SET = load();
  }

  private Digits() {}

  /** All 1,797 digits; white on black, the 17 greys spread over 0..255. */
  public static ImageSet all() {
    return Shipped.SET;
  }

  private static ImageSet load() {
    List<ImageRow> rows = new ArrayList<>();
    for (String[] cells : Resources.csv(Resources.gunzippedResource("digits.csv.gz"))) {
      byte[] grey = new byte[WIDTH * WIDTH];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) Math.round(Integer.parseInt(cells[i]) * 255.0 / BRIGHTEST);
      }
      int label = Integer.parseInt(cells[grey.length]);
      Picture picture = new GreyPicture(grey, WIDTH);
      rows.add(new ImageRow("digit " + rows.size(), label, Part.NONE, picture));
    }
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    String origin =
        "Optical Recognition of Handwritten Digits (Alpaydin and Kaynak 1998), UCI, by way of"
            + " scikit-learn, CC BY 4.0";
    return new ImageSet(About.of("Digits", origin), classes, rows);
  }
}
