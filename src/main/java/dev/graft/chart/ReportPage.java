package dev.graft.chart;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.internal.Html;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sections of a report, verdicts first, as one page. */
final class ReportPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
      <title>%s</title>
      <style>
      %s</style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  private ReportPage() {}

  private static String differences(Comparison comparison) {
    return comparison.intervals().isEmpty() ? "" : ForestPlot.of(comparison).svg();
  }

  static String of(Comparison comparison, List<Chart> pictures, ReportDetails details) {
    String arms =
        comparison.verdicts().stream().map(Verdict::arm).collect(Collectors.joining(", "));
    String against = arms + " against " + comparison.baseline();
    StringBuilder body = new StringBuilder("<h1>Did the transfer help?</h1>\n");
    body.append("<p class=\"quiet\">").append(Html.escape(against)).append("</p>\n");
    body.append(differences(comparison)).append('\n');
    comparison.verdicts().forEach(verdict -> body.append(verdict(verdict)));
    body.append(notes(comparison.notes()));
    body.append(section("The arms", wide("numbers", ReportTables.arms(comparison))));
    body.append(section("The runs", wide("numbers", ReportTables.runs(comparison.runs()))));
    body.append(section("Pictures", pictures(pictures)));
    body.append(section("How the arms learn", curves(pictures) ? details.curves() : ""));
    body.append(section("What the mean hides: classes", details.classes()));
    body.append(section("What the mean hides: test rows", details.examples()));
    body.append(section("Methods", Html.paragraph(comparison.methods())));
    body.append(
        section("Where it comes from", wide("facts", ReportTables.provenance(comparison.runs()))));
    body.append("<p class=\"quiet\">Written by Graft ").append(Version.NUMBER).append(".</p>\n");
    return Text.format(PAGE, Html.escape("Did the transfer help? " + against), style(), body);
  }

  private static String verdict(Verdict verdict) {
    return Text.format(
        """
        <div class="verdict" style="--word:%s;--on-word:%s">\
        <span class="word">%s</span><span class="arm">%s</span><p>%s</p></div>
        """,
        verdict.colour(),
        verdict.ink(),
        Html.escape(verdict.word()),
        Html.escape(verdict.arm()),
        Html.escape(verdict.sentence()));
  }

  private static String notes(List<String> notes) {
    return section("What to know beside the verdicts", Html.list(notes));
  }

  private static String section(String title, String html) {
    return html.isEmpty() ? "" : "<h2>" + Html.escape(title) + "</h2>\n" + html + "\n";
  }

  static String wide(String kind, String table) {
    return Text.format("<div class=\"wide %s\">%s</div>", kind, table);
  }

  private static String pictures(List<Chart> pictures) {
    String figures = pictures.stream().map(ReportPage::figure).collect(Collectors.joining("\n"));
    return curves(pictures)
        ? figures
        : figures
            + "\n<p class=\"quiet\">No learning curves: the runs have no validation accuracy at"
            + " passes that all seeds of an arm share.</p>";
  }

  private static boolean curves(List<Chart> pictures) {
    return pictures.stream().anyMatch(chart -> chart.picture() == Series.Picture.LINES);
  }

  /** A picture, with its numbers as its description. */
  static String figure(Chart chart) {
    Stop.check("a report was drawn");
    int width = Picture.size(chart).width();
    return "<figure>" + Html.png(chart.png(), chart.toString(), width) + "</figure>";
  }

  private static String style() {
    try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the style of reports from the library", e);
    }
  }
}
