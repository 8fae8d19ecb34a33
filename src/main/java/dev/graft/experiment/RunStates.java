package dev.graft.experiment;

import dev.graft.internal.Colours;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the runs of an experiment are, in a word and a colour. */
final class RunStates {
  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final String STOPPED = "stopped, goes on";
  private static final String TO_RUN = "to run";
  private static final String UNREADABLE = "cannot be read";

  /** Told apart by colour-blind readers (Okabe and Ito 2008), on white and on black. */
  private static final Map<String, String> COLOURS =
      Map.of(
          DONE,
          Colours.GREEN,
          FAILED,
          Colours.VERMILLION,
          UNREADABLE,
          Colours.VERMILLION,
          STOPPED,
          Colours.ORANGE,
          TO_RUN,
          "#999999");

  private RunStates() {}

  static String of(RunStore store, String key) {
    Optional<Run> run;
    try {
      run = store.find(key);
    } catch (StoreException e) {
      return UNREADABLE; // run() and runs() say why; what is shown must not break a cell
    }
    if (run.isPresent()) {
      return run.get().failed() ? FAILED : DONE;
    }
    return store.checkpoints().has(key) ? STOPPED : TO_RUN;
  }

  /** The grid, with a coloured square before each state. */
  static String html(Experiment experiment) {
    return Html.tableOfHtml(
        headers(experiment),
        rows(experiment).stream().map(row -> row.stream().map(RunStates::cell).toList()).toList());
  }

  private static String cell(String text) {
    String colour = COLOURS.get(text);
    return colour == null
        ? Html.escape(text)
        : Text.format("<span style=\"color:%s\">&#9632;</span> %s", colour, text);
  }

  static List<String> headers(Experiment experiment) {
    List<String> headers = new ArrayList<>(List.of("arm", "recipe"));
    experiment.seeds().forEach(seed -> headers.add("seed " + seed));
    return headers;
  }

  static List<List<String>> rows(Experiment experiment) {
    return experiment.arms().stream().map(arm -> row(experiment, arm)).toList();
  }

  private static List<String> row(Experiment experiment, Arm arm) {
    List<String> cells = new ArrayList<>(List.of(arm.name(), arm.how()));
    for (long seed : experiment.seeds()) {
      cells.add(of(experiment.store(), experiment.plan(arm, seed).key()));
    }
    return cells;
  }
}
