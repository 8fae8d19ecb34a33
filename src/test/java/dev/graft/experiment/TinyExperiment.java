package dev.graft.experiment;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Metric;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Safetensors;
import dev.graft.recipe.Recipe;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment that is really run, in a second or two: padded convolutions, a hidden layer,
 * dropout, and more than a thousand rows in its split, so that numbers are grouped.
 *
 * @param folder of its store
 */
record TinyExperiment(Path folder) {
  /** Long enough to be grouped, and with a fraction. */
  private static final double SECONDS = 1234.5;

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(1);

  Experiment experiment() {
    Split split = Digits.all().perClass(3, 2).withTestRows(40);
    Base base = FashionNet.clothing().withoutHead();
    Head head = Head.linear(split.data().classes());
    Network hidden = base.withHead(head.withHidden(8).withDropout(0.2));
    return Experiment.on(split)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder))
        .withArm("scratch", hidden.fromScratch(), RECIPE)
        .withArm("frozen", base.frozen().withHead(head), RECIPE)
        .withArm("means", base.frozen().withHead(Head.nearestMean(head.classes())), RECIPE)
        .withControl(Control.MAJORITY_CLASS);
  }

  /** Looks at the stored runs in three ways, which the ledger counts. */
  void look() {
    Runs runs = experiment().runs();
    Comparison.of(runs).against("scratch");
    Comparison.of(runs).withMetric(Metric.MACRO_F1).against("scratch");
    Comparison.of(runs).withLooks(2, 5).against("frozen");
  }

  /** What the ledger holds, a line for each look. */
  List<String> ledger() {
    List<String> lines = new ArrayList<>();
    for (JsonElement look :
        JsonParser.parseString(read(folder.resolve("looks.json")))
            .getAsJsonObject()
            .getAsJsonArray("looks")) {
      lines.add(Text.format("look %s", look));
    }
    return lines;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each run answered, learned and says of itself; no line depends on the clock. */
  List<String> results() {
    List<String> lines = new ArrayList<>();
    for (Run run : experiment().runs().all()) {
      String name = run.arm() + ", seed " + run.seed() + ": ";
      lines.add(name + "answers " + run.test().predicted() + run.test().probabilities());
      lines.add(name + "tensors " + tensors(run));
      lines.add(name + "provenance " + run.provenance());
    }
    return lines;
  }

  /** The sum of what a run trained, whatever order the file has. */
  private String tensors(Run run) {
    return Safetensors.read(run.key(), experiment().store().tensors(run.key())).hash();
  }

  /** What a person reads of it, under the same clock for all. */
  List<String> texts() {
    Experiment experiment = experiment();
    Runs runs = new Runs(experiment.runs().all().stream().map(TinyExperiment::timed).toList());
    Comparison comparison = Comparison.of(runs).against("scratch");
    return List.of(
        "experiment " + experiment,
        "experiment as HTML " + experiment.bundle(),
        "split " + experiment.split(),
        "network " + experiment.arms().get(0).network(),
        "base " + experiment.arms().get(0).network().base(),
        "weights " + experiment.arms().get(0).network().initialWeights(1),
        "run " + runs.all().get(0),
        "answers " + runs.all().get(0).test(),
        "runs " + runs,
        "verdict " + comparison.verdict("frozen"),
        "comparison " + comparison,
        "comparison as HTML " + comparison.html(),
        "comparison as CSV " + comparison.toCsv(),
        "comparison as Markdown " + comparison.toMarkdown(),
        "methods " + comparison.methods(),
        "curves " + comparison.curves(),
        "by class " + comparison.byClass("frozen"),
        "by example " + comparison.byExample("frozen"));
  }

  private static Run timed(Run run) {
    Budget was = run.budget();
    Budget budget =
        new Budget(was.passes(), was.updates(), SECONDS, was.trainedParameters(), was.labels());
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        new Curve(run.curve().points().stream().map(Point::untimed).toList(), run.curve().chosen()),
        run.test(),
        budget,
        run.provenance());
  }
}
