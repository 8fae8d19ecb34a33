package dev.graft.internal;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Small pieces of HTML for the values that a notebook cell shows; all text is escaped. */
public final class Html {
  private Html() {}

  /** The text with the characters that HTML reads as markup replaced. */
  public static String escape(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * Escaped, with dollar signs in elements of their own: notebooks read text between two as TeX.
   */
  public static String text(Object text) {
    return escape(text).replace("$", "<span>$</span>");
  }

  /** A paragraph of escaped text. */
  public static String paragraph(String text) {
    return "<p>" + text(text) + "</p>";
  }

  /** A list of escaped texts; nothing where there are none. */
  public static String list(List<String> texts) {
    return texts.isEmpty()
        ? ""
        : texts.stream()
            .map(text -> "<li>" + text(text) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  /** A table of escaped cells. */
  public static String table(List<String> headers, List<? extends List<?>> rows) {
    return tableOfHtml(
        headers, rows.stream().map(row -> row.stream().map(Html::text).toList()).toList());
  }

  /** A table whose cells are HTML already. */
  public static String tableOfHtml(List<String> headers, List<List<String>> rows) {
    return "<table><thead><tr>"
        + headers.stream().map(h -> "<th>" + text(h) + "</th>").collect(Collectors.joining())
        + "</tr></thead><tbody>"
        + rows.stream().map(Html::row).collect(Collectors.joining())
        + "</tbody></table>";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> "<td>" + cell + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  /** A PNG inside the page itself, so that nothing is fetched. */
  public static String png(byte[] png, String description, int widthPixels) {
    return Text.format(
        "<img alt=\"%s\" width=\"%d\" src=\"data:image/png;base64,%s\"/>",
        escape(description), widthPixels, Base64.getEncoder().encodeToString(png));
  }
}
