package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Thumbnail;
import java.util.List;
import java.util.Map;

/** Rows that were lost or won, with their pictures where there are any. */
record Gallery(String arm, String baseline, Map<Integer, Thumbnail> pictures) {
  /** Of the 60 kB that one output may take, each of two galleries. */
  private static final int MOST_BYTES = 26_000;

  private static final String CARD =
      "<div style=\"display:inline-block;width:140px;margin:3px;vertical-align:top;font-size:11px\">"
          + "%s<br/>%s</div>";

  private List<String> headers() {
    return List.of("row", "class", baseline, arm, "answered");
  }

  private static List<String> row(Example example) {
    String right = "%d of %d right";
    return List.of(
        String.valueOf(example.row()),
        example.actual(),
        Text.format(right, example.ofBaseline(), example.seeds()),
        Text.format(right, example.ofArm(), example.seeds()),
        example.answer());
  }

  private static List<Example> first(List<Example> examples) {
    return examples.subList(0, Math.min(ByExample.MOST_SHOWN, examples.size()));
  }

  private static String more(int left) {
    return left == 0 ? "" : Text.format("and %,d more", left);
  }

  String text(String title, List<Example> examples) {
    if (examples.isEmpty()) {
      return title + ": none";
    }
    List<Example> shown = first(examples);
    String rest = more(examples.size() - shown.size());
    String table = Text.table(headers(), shown.stream().map(Gallery::row).toList());
    return title + ":\n" + table + (rest.isEmpty() ? "" : "\n" + rest);
  }

  String html(String title, List<Example> examples) {
    if (examples.isEmpty()) {
      return Html.paragraph(title + ": none");
    }
    List<Example> shown = first(examples);
    if (!pictures.isEmpty()) {
      return cards(title, examples, shown);
    }
    return Html.paragraph(title + ":")
        + Html.table(headers(), shown.stream().map(Gallery::row).toList())
        + Html.paragraph(more(examples.size() - shown.size()));
  }

  private String cards(String title, List<Example> examples, List<Example> shown) {
    StringBuilder cards = new StringBuilder();
    int count = 0;
    for (Example example : shown) {
      String card = card(example);
      if (count > 0 && cards.length() + card.length() > MOST_BYTES) {
        break;
      }
      cards.append(card);
      count++;
    }
    return Html.paragraph(title + ":") + cards + Html.paragraph(more(examples.size() - count));
  }

  private String card(Example example) {
    String caption =
        Text.format(
            "row %d, %s: %s %d of %d, %s %d of %d; answered %s",
            example.row(),
            example.actual(),
            baseline,
            example.ofBaseline(),
            example.seeds(),
            arm,
            example.ofArm(),
            example.seeds(),
            example.answer());
    return Text.format(CARD, pictures.get(example.row()).html(), Html.escape(caption));
  }
}
