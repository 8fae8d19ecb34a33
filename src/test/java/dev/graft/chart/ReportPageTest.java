package dev.graft.chart;

import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.chart.ReportFixtures.assertWellFormed;
import static dev.graft.chart.ReportFixtures.report;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.analysis.StandingFixtures;
import dev.graft.internal.Html;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String HOSTILE = "</title><script>alert('1')</script>&\"x\"\n\u00E9\u5B57";

  /** What a reader meets, from above. */
  private static final List<String> ORDER =
      List.of(
          "<h1>Did the transfer help?</h1>",
          "<svg role=\"img\"",
          "<div class=\"verdict\" style=\"--word:#595959;--on-word:#FFFFFF\"><span class=\"word\">cannot tell</span>",
          "<div class=\"verdict\" style=\"--word:#0072B2;--on-word:#FFFFFF\"><span class=\"word\">helps</span>",
          "What to know beside the verdicts",
          "few seeds (3)",
          "The arms",
          "The runs",
          "Pictures",
          "How the arms learn",
          "asymptote",
          "What the mean hides: classes",
          "<h3>frozen</h3>",
          "class by class: lost",
          "<h3>fine-tuned</h3>",
          "What the mean hides: test rows",
          "Lost:",
          "Methods",
          "Where it comes from",
          "TRAINING_REDRAWN");

  @Test
  void verdictsComeFirst() throws Exception {
    Comparison comparison = Comparison.of(RunFixtures.threeArms(3)).against("scratch");
    String html = Report.of(comparison).html();
    assertWellFormed(html);
    int at = 0;
    for (String part : ORDER) {
      int next = html.indexOf(part, at);
      assertTrue(next >= at, part);
      at = next;
    }
    assertTrue(html.contains(comparison.verdict("fine-tuned").toString().split(";")[0]), html);
    assertTrue(html.contains("<h2>Methods</h2>\n<p>" + Html.escape(comparison.methods()) + "</p>"));
  }

  @Test
  void aWordThatHoldsAtThisBudgetHasAnotherColour() throws Exception {
    Comparison comparison =
        Comparison.of(
                runs(
                    StandingFixtures.curves(Arm.of("scratch", 0.8), StandingFixtures.FLAT),
                    StandingFixtures.curves(Arm.of("frozen", 0.5), StandingFixtures.RISING)))
            .against("scratch");
    String html = Report.of(comparison).html();
    assertWellFormed(html);
    assertTrue(
        html.contains(
            "<div class=\"verdict\" style=\"--word:#F0E442;--on-word:#000000\"><span class=\"word\">not trained out:"
                + " harms</span>"),
        html);
  }

  @Test
  void nothingIsFetchedAndNothingRuns() {
    String html = report(RunFixtures.threeArms(2)).html();
    assertTrue(html.contains("content=\"default-src 'none'; img-src data:;"));
    assertFalse(html.contains("http:") || html.contains("https:"));
    assertFalse(html.contains("<script") || html.contains("<link") || html.contains("@import"));
  }

  @Test
  void hostileNamesStayText() throws Exception {
    List<Run> named =
        Arm.of(HOSTILE, 0.8).withClasses(List.of("<b>", HOSTILE, "c")).seeds(2).stream()
            .map(run -> RunFixtures.with(run, HOSTILE, HOSTILE))
            .toList();
    List<Run> scratch = Arm.of("scratch", 0.4).withClasses(List.of("<b>", HOSTILE, "c")).seeds(2);
    String html = report(runs(scratch, named)).html();
    assertWellFormed(html);
    assertFalse(html.contains("<script"), "a name became markup");
    assertTrue(html.contains("&lt;/title&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;&quot;x"));
  }
}
