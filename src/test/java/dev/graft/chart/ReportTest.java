package dev.graft.chart;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.csv.RunsCsv;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String HOSTILE = "</title><script>alert('1')</script>&\"x\"\n\u00E9\u5B57";
  private static final Pattern IMAGE = Pattern.compile("data:image/png;base64,([^\"]+)\"");

  /** What a reader meets, from above. */
  private static final List<String> ORDER =
      List.of(
          "<h1>Did the transfer help?</h1>",
          "<div class=\"verdict cannot-tell\"><span class=\"word\">cannot tell</span>",
          "<div class=\"verdict helps\"><span class=\"word\">helps</span>",
          "What to know beside the verdicts",
          "few seeds (3)",
          "The differences",
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

  @TempDir Path folder;

  private static Report report(Runs runs) {
    return Report.of(Comparison.of(runs).against("scratch"));
  }

  private static Runs table(String text) {
    return RunsCsv.ofText(text).read();
  }

  /** Well-formed, since a browser would mend in silence what is not. */
  private static void assertWellFormed(String html) throws Exception {
    String xml = html.replaceFirst("<!DOCTYPE html>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

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
  void allPicturesAreInThePage() throws Exception {
    Report report = report(RunFixtures.threeArms(2));
    assertEquals(
        List.of(
            "Test accuracy",
            "Learning curves",
            "Learning curves against updates",
            "Learning curves against seconds",
            "Which class scratch takes for which",
            "Which class frozen takes for which",
            "Which class fine-tuned takes for which"),
        report.pictures().stream().map(Chart::title).toList());
    List<byte[]> images =
        IMAGE
            .matcher(report.html())
            .results()
            .map(image -> Base64.getDecoder().decode(image.group(1)))
            .toList();
    assertEquals(7, images.size());
    for (byte[] image : images) {
      assertTrue(ImageIO.read(new ByteArrayInputStream(image)).getWidth() >= 640);
    }
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

  @Test
  void saysWhatIsNotKnown() throws Exception {
    String text = "arm,seed,accuracy\nscratch,1,.5\nscratch,2,.52\ntuned,1,.8\ntuned,2,.83\n";
    Report report = report(table(text));
    assertEquals(List.of("Test accuracy"), report.pictures().stream().map(Chart::title).toList());
    String html = report.html();
    assertWellFormed(html);
    assertTrue(html.contains("No learning curves: the runs have no validation accuracy at passes"));
    assertTrue(
        html.contains(
            "<tr><th>arm</th><th>runs</th><th>test accuracy</th><th>sd over seeds</th></tr>"));
    assertTrue(html.contains("<td>results</td><td>table</td>"), "provenance");
  }

  @Test
  void factsOfArmsStandApart() {
    String html =
        report(
                table(
                    "arm,seed,accuracy,provenance_rate\nscratch,1,.5,.1\nscratch,2,.5,.2\n"
                        + "tuned,1,.8,.3\ntuned,2,.8,\n"))
            .html();
    assertTrue(
        html.contains(
            "<tr><td>rate</td><td><b>scratch</b>: .1; .2<br/><b>tuned</b>: .3; not stated</td></tr>"),
        html);
  }

  @Test
  void failedRunsAreNamed() throws Exception {
    List<Run> failed =
        Arm.of("tuned", 0.8).seeds(2).stream()
            .map(run -> RunFixtures.failed(run, "loss is <NaN>"))
            .toList();
    String html = report(runs(Arm.of("scratch", 0.4).seeds(2), failed)).html();
    assertWellFormed(html);
    assertTrue(html.contains("<div class=\"verdict failed-run\">"));
    assertTrue(html.contains("<td>failed: loss is &lt;NaN&gt;</td>"));
    assertTrue(html.contains("<td>2, 2 failed</td>"));
    List<Run> none =
        Arm.of("scratch", 0.4).seeds(2).stream().map(r -> RunFixtures.failed(r, "NaN")).toList();
    assertWellFormed(report(runs(none, failed)).html());
    assertEquals(List.of(), report(runs(none, failed)).pictures());
  }

  @Test
  void showsTheRowsThatWereLostAndWon() throws Exception {
    Report report = report(RunFixtures.threeArms(4));
    String html =
        report
            .withThumbnails(
                row ->
                    Thumbnail.text(row, RunFixtures.CLASSES.get(row % 3), "<i>row " + row + "</i>"))
            .html();
    assertWellFormed(html);
    assertTrue(html.contains("<q>&lt;i&gt;row 10"), "no sentence of a row");
    assertFalse(report.html().contains("<q>"));
  }

  @Test
  void curvesWithoutTimesAreDrawnByPasses() throws Exception {
    String header = "arm,seed,epoch,validation_accuracy,accuracy\n";
    String lines = "%1$s,1,1,.5,\n%1$s,1,2,.6,.6\n%1$s,2,1,.4,\n%1$s,2,2,.7,.7\n";
    Report report =
        report(table(header + Text.format(lines, "scratch") + Text.format(lines, "tuned")));
    assertEquals(
        List.of("Test accuracy", "Learning curves"),
        report.pictures().stream().map(Chart::title).toList());
    assertWellFormed(report.html());
    assertTrue(report.html().contains("the curves do not tell their updates"), report.html());
    assertFalse(report.html().contains("What the mean hides"));
  }

  @Test
  void savesInOneStep() throws Exception {
    Report report = report(RunFixtures.threeArms(2));
    Path file = folder.resolve("new/folder/report.html");
    assertEquals(file, report.save(file));
    assertEquals(report.html(), Files.readString(file));
    Files.writeString(file, "old");
    report.save(file);
    assertEquals(report.html(), Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("x"), "x");
    String words = assertThrows(UncheckedIOException.class, () -> report.save(taken)).getMessage();
    assertTrue(words.startsWith("report (" + taken + ") cannot be written: "), words);
    assertTrue(words.endsWith("; give the path of a file in a folder of yours"), words);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void showsItselfInACell() {
    Report report = report(RunFixtures.threeArms(2));
    String text =
        "report on frozen, fine-tuned against scratch, 7 pictures; save(path) writes it as a page";
    assertEquals(text, report.toString());
    assertEquals(text, report.bundle().get("text/plain"));
    String html = (String) report.bundle().get("text/html");
    assertEquals(7, IMAGE.matcher(html).results().count());
  }
}
