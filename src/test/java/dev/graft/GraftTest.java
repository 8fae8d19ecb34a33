package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.experiment.Experiment;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import javax.imageio.ImageIO;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-line door, on pictures in a folder; and its cells, run as they are printed. */
@Tag("slow")
public class GraftTest {
  /** What the cells computed, for the test to see. */
  public static Experiment ran;

  @TempDir Path folder;

  private Path photos(int perClass) throws Exception {
    Path photos = folder.resolve("my-photos");
    ImageSet emoji = Emoji.noto().byCategory().only("Food & Drink", "Activities");
    int[] written = new int[2];
    for (int row = 0; row < emoji.size(); row++) {
      int label = emoji.label(row);
      if (written[label]++ < perClass) {
        Path target = Files.createDirectories(photos.resolve(label == 0 ? "food" : "sport"));
        ImageIO.write(onWhite(emoji.image(row)), "jpg", target.resolve(row + ".jpg").toFile());
      }
    }
    return photos;
  }

  private static BufferedImage onWhite(BufferedImage image) {
    BufferedImage large = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    var graphics = large.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 320, 240);
    graphics.drawImage(image, 40, 0, 240, 240, null);
    graphics.dispose();
    return large;
  }

  @Test
  void oneLineComparesDecidesAndPrintsTheCellsThatRan() throws Exception {
    Path photos = photos(20);
    Path runs = folder.resolve("runs");
    Compared compared =
        Compare.folder(photos).withSize(64).withSeeds(1, 2).withStore(RunStore.at(runs)).run();
    assertEquals(
        List.of("frozen", "small net from scratch", "fine-tuned"),
        compared.comparison().runs().arms());
    assertEquals("small net from scratch", compared.comparison().baseline());
    assertTrue(compared.comparison().runs().arms().contains(compared.decision().arm().get()));
    assertTrue(compared.ground().contains("64 px (as asked for)"), compared.ground());
    assertTrue(compared.ground().contains("food 20, sport 20"), compared.ground());
    String text = compared.toString();
    assertTrue(text.startsWith("against small net from scratch"), text);
    assertTrue(text.indexOf("\nShip ") > text.indexOf("trained parameters"), text);
    Path picture = photos.resolve("food").toFile().listFiles()[0].toPath();
    assertEquals(3, compared.experiment().predict(picture).arms().size());
    assertEquals(keys(compared.experiment()), keys(cells(compared.cells(), runs)));
  }

  static List<String> keys(Experiment experiment) {
    return experiment.runs().all().stream().map(Run::key).toList();
  }

  /** Runs the cells as a notebook does, in the same store: there is nothing left to compute. */
  static Experiment cells(String cells, Path runs) throws Exception {
    String on = "Experiment.on(split)";
    assertTrue(cells.contains(on), cells);
    String all = cells.replaceAll("(?s).*Comparison.of\\((\\w+)\\.runs.*", "$1");
    String store = ".withStore(dev.graft.run.RunStore.at(Path.of(\"" + runs + "\")))";
    long before = count(runs);
    List<String> wrong = new ArrayList<>();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      evaluate(shell, imports(), wrong);
      evaluate(
          shell,
          cells.replaceAll(
              "(Experiment\\.on\\((split|source\\.split\\(.*?\\))\\))",
              "$1" + Matcher.quoteReplacement(store)),
          wrong);
      evaluate(shell, "dev.graft.GraftTest.ran = " + all + ";", wrong);
    }
    assertEquals(List.of(), wrong);
    assertEquals(before, count(runs), "the cells computed nothing new");
    return ran;
  }

  private static String imports() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    return readme
        .lines()
        .filter(line -> line.startsWith("import dev.graft.*"))
        .findFirst()
        .orElseThrow();
  }

  private static void evaluate(JShell shell, String source, List<String> wrong) {
    String rest = source;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo part = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(part.source() == null ? rest : part.source())) {
        if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
          wrong.add(event.snippet().source() + ": " + event.exception());
        }
      }
      rest = part.source() == null ? "" : part.remaining();
    }
  }

  private static long count(Path runs) throws Exception {
    try (var files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("run.json")).count();
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Graft.compare(folder.resolve("nowhere")));
    assertTrue(error.getMessage().contains("nowhere"), error.getMessage());
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }
}
