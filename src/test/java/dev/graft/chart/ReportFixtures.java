package dev.graft.chart;

import static dev.graft.analysis.RunFixtures.runs;

import dev.graft.analysis.Comparison;
import dev.graft.csv.RunsCsv;
import dev.graft.run.Runs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;

/** Reports on runs, and whether a page of one is well-formed. */
final class ReportFixtures {
  private ReportFixtures() {}

  static Report report(Runs runs) {
    return Report.of(Comparison.of(runs).against("scratch"));
  }

  static Runs table(String text) {
    return RunsCsv.ofText(text).read();
  }

  /** Well-formed, since a browser would mend in silence what is not. */
  static void assertWellFormed(String html) throws Exception {
    String xml = html.replaceFirst("<!DOCTYPE html>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
