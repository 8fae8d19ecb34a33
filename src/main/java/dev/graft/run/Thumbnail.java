package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Base64;
import java.util.Map;

/**
 * What a row of a data set looks like: a small picture, or a sentence.
 *
 * @param row its number in the data set
 * @param label the name of its class
 * @param png the picture as PNG in base 64; empty for a sentence
 * @param sentence the text; empty for a picture
 */
public record Thumbnail(int row, String label, String png, String sentence) implements Shown {
  /** The width on a page, in pixels. */
  public static final int WIDTH = 40;

  /** Checks that there is either a picture or a sentence. */
  public Thumbnail {
    Check.atLeast("row", row, 0);
    Check.that(
        png.isEmpty() != sentence.isEmpty(),
        "thumbnail of row %d must have either a picture or a sentence; use picture(...) or text(...)",
        row);
  }

  /** A row that is a picture. */
  public static Thumbnail picture(int row, String label, byte[] png) {
    return new Thumbnail(row, label, Base64.getEncoder().encodeToString(png), "");
  }

  /** A row that is a text. */
  public static Thumbnail text(int row, String label, String sentence) {
    return new Thumbnail(row, label, "", sentence);
  }

  /** As HTML; all text is escaped. */
  public String html() {
    return png.isEmpty()
        ? "<q>" + Html.text(sentence) + "</q>"
        : Html.png(Base64.getDecoder().decode(png), toString(), WIDTH);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    String what = Text.format("row %d, %s", row, label);
    return sentence.isEmpty() ? what : what + ": " + sentence;
  }
}
