package dev.graft.notebook;

import dev.graft.analysis.Comparison;
import dev.graft.chart.Tables;
import dev.graft.chart.VerdictCard;
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

  private Bundles() {}

  static Map<String, Object> of(Object value) {
    if (value instanceof Table table) {
      return encoded(Shown.html(Tables.html(table), table.printAll()));
    }
    Map<String, Object> bundle = new LinkedHashMap<>(((Shown) value).bundle());
    if (value instanceof Comparison comparison) {
      bundle.put("text/html", VerdictCard.head(comparison) + VerdictCard.details(comparison));
    }
    return encoded(bundle);
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
