package dev.graft.experiment;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import java.util.stream.Collectors;

/** An experiment as a reader sees it: what it compares, what is unequal, which runs there are. */
final class ExperimentText {
  private ExperimentText() {}

  static String html(Experiment experiment) {
    String states = RunStates.html(experiment); // before its store is asked what it set aside
    String damaged =
        experiment.store().setAside().stream().map(Html::paragraph).collect(Collectors.joining());
    return Html.paragraph(heading(experiment)) + Html.list(experiment.notes()) + states + damaged;
  }

  static String words(Experiment experiment) {
    String notes =
        experiment.notes().stream().map("\nNote: "::concat).collect(Collectors.joining());
    String states = Text.table(RunStates.headers(experiment), RunStates.rows(experiment));
    String damaged =
        experiment.store().setAside().stream().map("\n"::concat).collect(Collectors.joining());
    return heading(experiment) + notes + "\n" + states + damaged;
  }

  private static String heading(Experiment experiment) {
    return Text.format(
        "%s x %s on %s",
        Text.count(experiment.arms().size(), "arm"),
        Text.count(experiment.seeds().size(), "seed"),
        experiment.split().data().name());
  }
}
