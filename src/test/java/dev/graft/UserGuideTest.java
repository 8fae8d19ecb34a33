package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.model.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of the guide's pages run as a reader would run them, one after the other. */
@Tag("slow")
class UserGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final List<String> ROOMS =
      List.of(
          "analysis",
          "chart",
          "data",
          "djl",
          "hub",
          "experiment",
          "method",
          "model",
          "run",
          "recipe",
          "input",
          "csv",
          "cause",
          "source");

  @TempDir Path folder;

  @Test
  void sixSteps() throws Exception {
    assertEquals(10, run("six-steps.md", ""));
  }

  @Test
  void freezing() throws Exception {
    assertEquals(4, run("freezing.md", ""));
  }

  @Test
  void createBase() throws Exception {
    assertEquals(5, run("create-base.md", ""));
  }

  @Test
  void yourOwnBase() throws Exception {
    assertEquals(3, run("your-own-base.md", ""));
  }

  @Test
  @Tag("engine")
  void torchScriptAndOnnx() throws Exception {
    Assumptions.assumeTrue(Engines.name().equals("PyTorch"), "TorchScript needs PyTorch");
    assertEquals(3, run("torchscript-onnx.md", ""));
  }

  @Test
  void newLayers() throws Exception {
    assertEquals(7, run("new-layers.md", ""));
  }

  @Test
  void unsupervised() throws Exception {
    assertEquals(2, run("unsupervised.md", ""));
  }

  @Test
  void inductive() throws Exception {
    assertEquals(5, run("inductive.md", ""));
  }

  @Test
  void trainAndTune() throws Exception {
    assertEquals(6, run("train-and-tune.md", ""));
  }

  @Test
  void tables() throws Exception {
    assertEquals(11, run("tables.md", ""));
  }

  @Test
  void methods() throws Exception {
    assertEquals(3, run("methods.md", ""));
  }

  @Test
  void domainAdaptation() throws Exception {
    assertEquals(3, run("domain-adaptation.md", ""));
  }

  @Test
  void text() throws Exception {
    assertEquals(10, run("text.md", ""));
  }

  @Test
  void manyMachines() throws Exception {
    assertEquals(2, run("many-machines.md", ""));
  }

  @Test
  void service() throws Exception {
    assertEquals(3, run("service.md", ""));
  }

  @Test
  void verdict() throws Exception {
    String arms =
        Text.format(
            """
        var data = FashionMnist.clothing().only("Sandal", "Shirt");
        var network = FashionNet.digits().withoutHead().frozen().withHead(Head.linear(data.classes()));
        var recipe = Recipe.withDefaults().withPasses(2);
        var experiment = Experiment.on(data.perClass(5, 5).withTestRows(60)).withSeeds(1, 2, 3)
            .withStore(RunStore.at(java.nio.file.Path.of("%s")))
            .withArm("scratch", network.fromScratch(), recipe)
            .withArm("frozen", network, recipe);
        var runs = experiment.run();
        var onEmoji = Comparison.of(runs).against("scratch");
        var onClothing = Comparison.of(experiment.withSeeds(4, 5).run()).against("scratch");
        var onDigits = Comparison.of(experiment.withSeeds(6, 7).run()).against("scratch");
        """,
            runs());
    assertEquals(4, run("verdict.md", arms));
  }

  /** Runs a page's cells after those that it takes for granted; returns how many it has. */
  private int run(String page, String before) throws Exception {
    List<String> cells = new ArrayList<>(List.of(imports(), before));
    String text = Files.readString(Path.of("src", "guide", page));
    String store = Text.format("$0.withStore(RunStore.at(java.nio.file.Path.of(\"%s\")))", runs());
    BLOCK
        .matcher(text)
        .results()
        .map(block -> block.group(1).replaceAll("Experiment\\.on\\(\\w+\\)", store))
        .forEach(cells::add);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      cells.forEach(cell -> evaluate(shell, cell));
    }
    return cells.size() - 2;
  }

  /** Not the reader's own store. */
  private Path runs() {
    return folder.resolve("runs");
  }

  private static String imports() {
    StringBuilder imports = new StringBuilder("import java.util.*;\nimport dev.graft.*;\n");
    ROOMS.forEach(room -> imports.append("import dev.graft.").append(room).append(".*;\n"));
    return imports.toString();
  }

  private static void evaluate(JShell shell, String cell) {
    SourceCodeAnalysis.CompletionInfo rest = shell.sourceCodeAnalysis().analyzeCompletion(cell);
    while (rest.completeness().isComplete()) {
      shell.eval(rest.source()).forEach(event -> check(shell, event));
      rest = shell.sourceCodeAnalysis().analyzeCompletion(rest.remaining());
    }
    assertTrue(rest.remaining().isBlank(), "not a whole statement: " + rest.remaining());
  }

  private static void check(JShell shell, SnippetEvent event) {
    String source = event.snippet().source();
    List<String> errors = shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
    boolean known = event.status() == Snippet.Status.OVERWRITTEN; // imported twice
    assertTrue(known || event.status() == Snippet.Status.VALID, source + errors);
    assertTrue(event.exception() == null, () -> source + ": " + event.exception().getMessage());
    if (event.snippet() instanceof DeclarationSnippet declared) {
      assertEquals(0, shell.unresolvedDependencies(declared).count(), source);
    }
  }
}
