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

  private final int stored;
  private final long start = System.nanoTime();
  private final Display.Slot slot;
  private final Map<String, Job> jobByKey = new HashMap<>();
  private final Map<String, Double> secondsPerPass = new HashMap<>();
  private final Map<String, Integer> passesDone = new HashMap<>();
  private List<Job> later = List.of();
  private int total;
  private int ended;
  private int searches;
  private String latest = "";

  /**
   * Opens the output.
   *
   * @param stored how many of the runs to be compared are in the store
   */
  ProgressLine(int stored) {
    this.stored = stored;
    slot = Display.current().open(shown("looking for stored runs"));
  }

  private static Map<String, Object> shown(String text) {
    return Shown.html(Html.paragraph(text), text);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * A round of runs begins.
   *
   * @param jobs its runs
   * @param next what may follow it
   */
  synchronized void begins(List<Job> jobs, List<Job> next) {
    jobs.forEach(job -> jobByKey.put(job.plan().key(), job));
    searches += (int) jobs.stream().filter(job -> job.purpose() == Job.Purpose.SEARCH).count();
    later = next;
    total = ended + jobs.size() + next.size();
    if (ended == 0) {
      slot.update(shown("%s to compute".formatted(Text.count(total, "run"))));
    }
  }

  @Override
  public synchronized void passEnded(Plan plan, Point point) {
    String key = plan.key();
    Job job = jobByKey.get(key);
    String arm = job == null ? "first phase" : job.arm().name();
    passesDone.merge(key, 1, Integer::sum);
    secondsPerPass.put(arm, point.seconds() / Math.max(1, point.passes()));
    latest =
        "%s: pass %.0f of %d, validation accuracy %.3f"
            .formatted(
                job == null ? "first phase, seed " + plan.seed() : job.label(),
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
                  .formatted(ended, Text.count(total, "run"), latest, seconds(), left())));
    }
  }

  /**
   * From the measured seconds per pass of each arm; one not yet measured counts as the cheapest.
   */
  private double left() {
    double cheapest = secondsPerPass.values().stream().mapToDouble(x -> x).min().orElse(0);
    double all = later.stream().mapToDouble(job -> cost(job, cheapest)).sum();
    double done = 0;
    for (Map.Entry<String, Job> entry : jobByKey.entrySet()) {
      double cost = cost(entry.getValue(), cheapest);
      all += cost;
      done += cost * passesDone.getOrDefault(entry.getKey(), 0) / entry.getValue().passes();
    }
    return done == 0 ? 0 : seconds() * Math.max(0, all - done) / done;
  }

  private double cost(Job job, double cheapest) {
    return secondsPerPass.getOrDefault(job.arm().name(), cheapest) * job.passes();
  }

  private String memory(Workers workers) {
    return workers.boundedByMemory() && ended > 0
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
    String searched = searches == 0 ? "" : ", %d of them to search rates".formatted(searches);
    slot.update(
        shown(
            "%s: %d computed%s, %d from the store; %.0f s%s"
                .formatted(
                    Text.count(ended + stored, "run"), ended, searched, stored, seconds(), note)));
  }
}
