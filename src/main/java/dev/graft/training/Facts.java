package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.SentenceInput;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.Method;
import dev.graft.recipe.Recipe;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run says of itself: its provenance. */
final class Facts {
  /** Enough pictures for their mean, few enough to cost nothing. */
  private static final int MEASURED_PICTURES = 32;

  private final Map<String, String> facts = new TreeMap<>();
  private final Plan plan;

  private Facts(Plan plan) {
    this.plan = plan;
  }

  static Map<String, String> of(Plan plan, Rows rows) {
    Facts facts = new Facts(plan);
    facts.data(rows);
    facts.recipe();
    facts.method(rows);
    facts.network();
    facts.input(rows);
    facts.machine();
    return facts.facts;
  }

  private void put(String name, Object value) {
    facts.put(name, String.valueOf(value));
  }

  private void data(Rows rows) {
    Examples data = plan.split().data();
    put("split", Sha256.of(plan.split().canonical()));
    put("split.mode", plan.split().mode().name());
    put("split.mode.sentence", plan.split().mode().sentence());
    put("rows.training", rows.training().size());
    put("rows.validation", rows.validation().size());
    put("data", data.name());
    put("data.hash", data.hash());
  }

  private void recipe() {
    Recipe recipe = plan.recipe();
    put("recipe", recipe);
    put("rates", plan.network().head().kind() == Head.Kind.LINEAR ? "fixed" : "none");
    put("batchSize", recipe.batchSize());
    put("augmentation", recipe.augmentation());
    put(
        "phases.passes",
        recipe.phases().stream()
            .map(phase -> String.valueOf(phase.passes()))
            .collect(Collectors.joining(", ")));
    plan.continued().ifPresent(before -> put("continues", before.key()));
  }

  /** What was learned from beside labelled rows, and whether labels of the target came in. */
  private void method(Rows rows) {
    Rows drawn = plan.split().rows(plan.seed());
    if (plan.recipe().objective().lastPassKept()) {
      put("method", plan.recipe().objective().method().map(Method::words).orElseThrow());
      put("labels", "none learned from; the last pass is kept");
    }
    if (drawn.unlabelled().isEmpty()) {
      return;
    }
    Set<Integer> target = new HashSet<>(drawn.unlabelled());
    boolean trained = rows.training().stream().anyMatch(target::contains);
    boolean chosen = rows.validation().stream().anyMatch(target::contains);
    put("method", plan.recipe().objective().method().map(Method::words).orElse("source only"));
    put("rows.unlabelled", drawn.unlabelled().size());
    put("target.labels", trained || chosen ? "seen in training" : "seen in the test only");
    put("bestPass.chosenOn", chosen ? "rows of the target" : "validation rows of the source");
  }

  private void network() {
    Network network = plan.network();
    Base base = network.base();
    Set<String> frozen = plan.freezing().tensors(base.backbone());
    put("network", network.canonical());
    put("frozen", plan.freezing());
    put("frozen.tensors", Text.format("%d, none of which moved", frozen.size()));
    put("normalisation", network.normalisation());
    boolean statistics =
        network.tensors().stream().map(TensorSpec::role).anyMatch(role -> !role.learned());
    put("normalisation.layers", statistics ? "some" : "none");
    put("stages", base.backbone().stages().size());
    put("stages.frozen", plan.cut());
    Control.in(network).ifPresent(control -> put("control", control.words(network)));
    network.removedLayers().ifPresent(words -> put("layers.removed", words));
    if (network.start() == Network.Start.SCRATCH) {
      put("start", "scratch");
    }
    if (network.start() == Network.Start.PRE_TRAINED && Control.in(network).isEmpty()) {
      put("base", base.card().name());
      put("weights.hash", base.weights().hash());
    }
  }

  /** How rows enter, and how the base was made to be fed where it is known. */
  private void input(Rows rows) {
    Input input = plan.network().base().input();
    input(input, "");
    plan.network().base().expected().ifPresent(expected -> input(expected, ".expected"));
    List<Integer> some =
        rows.training().subList(0, Math.min(rows.training().size(), MEASURED_PICTURES));
    if (input instanceof SentenceInput sentences) {
      unseen(sentences, rows.training());
    } else {
      moments(input, some);
    }
    if (input instanceof TableEncoding encoding) {
      farthest(encoding, some);
    }
  }

  /** The share of words that the base has no vector of their own for. */
  private void unseen(SentenceInput input, List<Integer> rows) {
    long unseen = 0;
    long words = 0;
    for (int row : rows) {
      for (float number : plan.split().data().numbers(row, input)) {
        unseen += input.standsForUnseen((int) number) ? 1 : 0;
        words += input.standsForAWord((int) number) ? 1 : 0;
      }
    }
    put("input.unseen", (double) unseen / words);
  }

  private void moments(Input input, List<Integer> rows) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int row : rows) {
      for (float value : plan.split().data().numbers(row, input)) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double mean = sum / count;
    put("input.mean", mean);
    put("input.deviation", Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }

  /** Columns that lie off to either side cancel in the mean over all numbers. */
  private void farthest(TableEncoding encoding, List<Integer> rows) {
    double farthest = 0;
    int place = 0;
    for (TableEncoding.Column column : encoding.columns()) {
      double sum = 0;
      for (int row : rows) {
        sum += plan.split().data().numbers(row, encoding)[place];
      }
      double mean = sum / rows.size();
      if (column instanceof NumberColumn && Math.abs(mean) > Math.abs(farthest)) {
        farthest = mean;
        put("input.farthest", column.name());
        put("input.farthest.mean", mean);
      }
      place += column.slots();
    }
  }

  private void input(Input input, String suffix) {
    if (input instanceof Preprocessing pictures) {
      put("input.size" + suffix, pictures.size());
      put("input.scaling" + suffix, scaling(pictures));
    } else {
      put("input" + suffix, input);
    }
  }

  private static String scaling(Preprocessing input) {
    String text = input.toString();
    return text.substring(text.indexOf(", ") + 2);
  }

  private void machine() {
    boolean engine = plan.network().head().kind() != Head.Kind.MAJORITY_CLASS;
    put("engine", engine ? Engines.name() : "none");
    put("engine.version", engine ? Engines.current().getVersion() : "none");
    put("graft", Version.NUMBER);
    put("java", System.getProperty("java.version"));
    put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
