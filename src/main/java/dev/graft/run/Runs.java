package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of an experiment: arms by seeds.
 *
 * @param all the runs, arm by arm in the experiment's order, seeds in their order
 * @param looks where looks at them are counted; empty where nobody counts
 * @param notices what their store found damaged; nothing where all was well
 */
public record Runs(List<Run> all, Optional<Looks> looks, List<String> notices) implements Shown {
  /** Copies the lists. */
  public Runs {
    all = List.copyOf(all);
    notices = List.copyOf(notices);
  }

  /** Runs of which there is nothing to say beside them. */
  public Runs(List<Run> all, Optional<Looks> looks) {
    this(all, looks, List.of());
  }

  /** Runs whose looks nobody counts. */
  public Runs(List<Run> all) {
    this(all, Optional.empty());
  }

  /**
   * The same, with looks at them counted in a store. Graft's own experiments count in theirs; runs
   * from elsewhere are counted in the usual store where it has counted before ({@link
   * Looks#usual}), and else where somebody says so.
   */
  public Runs countedIn(RunStore store) {
    return new Runs(all, Optional.of(store.looks()), notices);
  }

  /** The arms' names in the order of the experiment. */
  public List<String> arms() {
    return all.stream().map(Run::arm).distinct().toList();
  }

  /** The seeds in their order. */
  public List<Long> seeds() {
    return all.stream().map(Run::seed).distinct().toList();
  }

  /** The runs of one arm, in the order of the seeds. */
  public List<Run> arm(String name) {
    Check.oneOf("arm", name, arms());
    return all.stream().filter(run -> run.arm().equals(name)).toList();
  }

  /** The run of an arm with a seed, where there is one. */
  public Optional<Run> find(String arm, long seed) {
    return all.stream().filter(run -> run.arm().equals(arm) && run.seed() == seed).findFirst();
  }

  @Override
  public Map<String, Object> bundle() {
    String said = said().map(Html::paragraph).collect(Collectors.joining());
    return Shown.html(Html.table(headers(), rows()) + said, this);
  }

  @Override
  public String toString() {
    return Text.table(headers(), rows()) + said().map("\n"::concat).collect(Collectors.joining());
  }

  private Stream<String> said() {
    return Stream.concat(cameStored().stream(), notices.stream());
  }

  /** Whose runs are not of this machine, which a table of accuracies would hide. */
  private Optional<String> cameStored() {
    List<Run> stored = all.stream().filter(run -> run.states(Fact.STORED)).toList();
    List<String> origins = stored.stream().map(run -> run.text(Fact.STORED)).distinct().toList();
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "Stored, not trained here: %s (%s)",
                String.join(", ", new Runs(stored).arms()), String.join("; ", origins)));
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(List.of("arm"));
    seeds().forEach(seed -> headers.add("seed " + seed));
    return headers;
  }

  private List<List<String>> rows() {
    return arms().stream().map(this::row).toList();
  }

  private List<String> row(String arm) {
    List<String> cells = new ArrayList<>(List.of(arm));
    seeds().forEach(seed -> cells.add(find(arm, seed).map(Runs::accuracy).orElse("-")));
    return cells;
  }

  private static String accuracy(Run run) {
    return run.failed() ? "failed" : Text.format("%.3f", run.test().accuracy());
  }
}
