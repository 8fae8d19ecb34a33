package dev.graft.notebook;

import dev.graft.analysis.Comparison;
import dev.graft.chart.Charts;
import dev.graft.chart.Tables;
import dev.graft.internal.Html;
import dev.graft.show.Shown;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** What a kernel shows for a value, by MIME type, in the form that its messages carry. */
final class Bundles {
  /** The types that are shown richly. */
  static final List<Class<?>> TYPES = List.of(Shown.class, Table.class);

  private static final int PICTURE_WIDTH = 640;

  private Bundles() {}

  static Map<String, Object> of(Object value) {
    if (value instanceof Table table) {
      return encoded(Shown.html(Tables.html(table), table.printAll()));
    }
    Map<String, Object> bundle = new LinkedHashMap<>(((Shown) value).bundle());
    if (value instanceof Comparison comparison && hasCurves(comparison)) {
      byte[] curves = Charts.learningCurves(comparison.runs()).png();
      String picture = Html.png(curves, "learning curves of the arms", PICTURE_WIDTH);
      bundle.put("text/html", bundle.get("text/html") + picture);
    }
    return encoded(bundle);
  }

  /** Whether a run ended well: else there is nothing to draw, but the verdict must be shown. */
  private static boolean hasCurves(Comparison comparison) {
    return comparison.runs().all().stream().anyMatch(run -> !run.failed());
  }

  /** The bundle with bytes as base 64. */
  static Map<String, Object> encoded(Map<String, Object> bundle) {
    Map<String, Object> encoded = new LinkedHashMap<>();
    bundle.forEach(
        (type, data) ->
            encoded.put(
                type,
                data instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : data));
    return encoded;
  }
}
