package dev.graft.chart;

import static dev.graft.chart.ReportFixtures.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Pattern IMAGE = Pattern.compile("data:image/png;base64,([^\"]+)\"");
  @TempDir Path folder;

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
  void stopLeavesWhatWasThere() throws Exception {
    Path file = Files.writeString(folder.resolve("report.html"), "the one before");
    Report report = report(RunFixtures.threeArms(2));
    Thread.currentThread().interrupt();
    try {
      String words =
          assertThrows(CancellationException.class, () -> report.save(file)).getMessage();
      assertTrue(words.startsWith("stopped while a report was"), words);
    } finally {
      assertTrue(Thread.interrupted(), "who waits must see it too");
    }
    assertEquals("the one before", Files.readString(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
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
    assertEquals(1 + 7, IMAGE.matcher(html).results().count(), "the intervals, and the charts");
  }
}
