package dev.graft.experiment;

import dev.graft.internal.Display;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.run.Point;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One output that says how far an experiment has come. */
final class ProgressLine implements RunListener {
  private static final String ONE_AT_A_TIME =
      ". One run at a time: the engine was loaded before Graft could give it one thread per run;"
          + " restart the kernel and let Graft load it";

  private final List<Execution.Job> jobs;
  private final int all;
  private final long start = System.nanoTime();
  private final Display.Slot slot;
  private final Map<String, String> armByKey = new HashMap<>();
  private final Map<String, Double> secondsPerPass = new HashMap<>();
  private final Map<String, Integer> passesDone = new HashMap<>();
  private int ended;
  private String latest = "";

  ProgressLine(List<Execution.Job> jobs, int all) {
    this.jobs = jobs;
    this.all = all;
    jobs.forEach(job -> armByKey.put(job.plan().key(), job.arm().name()));
    slot = Display.current().open(shown("%s to compute".formatted(Text.count(jobs.size(), "run"))));
  }

  private static Map<String, Object> shown(String text) {
    return Shown.html(Html.paragraph(text), text);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public synchronized void passEnded(Plan plan, Point point) {
    String key = plan.key();
    String arm = armByKey.getOrDefault(key, "first phase");
    passesDone.merge(key, 1, Integer::sum);
    secondsPerPass.put(arm, point.seconds() / Math.max(1, point.passes()));
    latest =
        "%s, seed %d: pass %.0f of %d, validation accuracy %.3f"
            .formatted(
                arm,
                plan.seed(),
                point.passes(),
                plan.recipe().totalPasses(),
                point.validationAccuracy());
  }

  /** Shows how far it is; called from the thread that waits, since a kernel's channel bears one. */
  synchronized void show() {
    if (!latest.isEmpty()) {
      slot.update(
          shown(
              "%d of %s ended · %s · %.0f s, about %.0f s left"
                  .formatted(ended, Text.count(jobs.size(), "run"), latest, seconds(), left())));
    }
  }

  /**
   * From the measured seconds per pass of each arm; one not yet measured counts as the cheapest.
   */
  private double left() {
    double cheapest = secondsPerPass.values().stream().mapToDouble(x -> x).min().orElse(0);
    double total = 0;
    double done = 0;
    for (Execution.Job job : jobs) {
      double pass = secondsPerPass.getOrDefault(job.arm().name(), cheapest);
      total += pass * job.plan().recipe().totalPasses();
      done += pass * passesDone.getOrDefault(job.plan().key(), 0);
    }
    return done == 0 ? 0 : seconds() * (total - done) / done;
  }

  private String memory(Workers workers) {
    return workers.boundedByMemory() && !jobs.isEmpty()
        ? ", %s at a time: more would not fit into memory; withWorkers(n) sets another number"
            .formatted(Text.count(workers.number(), "run"))
        : "";
  }

  synchronized void runEnded() {
    ended++;
  }

  synchronized void finished(Workers workers, String notice) {
    String note = Engines.sideBySide() ? memory(workers) : ONE_AT_A_TIME;
    note += notice.isEmpty() ? "" : ". " + notice;
    slot.update(
        shown(
            "%s: %d computed, %d from the store; %.0f s%s"
                .formatted(
                    Text.count(all, "run"), jobs.size(), all - jobs.size(), seconds(), note)));
  }
}
