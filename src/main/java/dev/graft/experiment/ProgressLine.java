package dev.graft.experiment;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.show.Display;
import dev.graft.show.Progress;
import dev.graft.show.Shown;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One output that says how far an experiment has come, with the curves so far, and at the end what
 * was computed.
 */
final class ProgressLine implements RunListener {
  private static final String AGAIN = " (%sstored, %s; experiment.again().run() trains them here)";
  private static final String ONE_AT_A_TIME =
      ". One run at a time: the engine was loaded before Graft could give it one thread per run;"
          + " restart the kernel and let Graft load it";
  private static final long SHOW_EVERY_NANOSECONDS = 250_000_000;

  /** After this one would think that it hangs. */
  private static final long LONGEST_PAUSE_NANOSECONDS = 5_000_000_000L;

  /** Drawing takes at most one part in so many of the time. */
  private static final int DRAWING_SHARE = 50;

  /** Until then nobody doubts that it lives. */
  private static final double QUIET_SECONDS = 1;

  /** A network from scratch may cost some times what a frozen one does. */
  private static final double UNMEASURED = 4;

  /** Patience ends many runs after a quarter of the passes that they might make. */
  private static final double EARLY = 4;

  private static final double MINUTES_FROM = 100;

  private final long start = System.nanoTime();
  private final Display.Slot slot;
  private final RunsSoFar runs = new RunsSoFar();
  private List<Progress.Level> levels = List.of();
  private int stored;
  private int total;
  private int ended;
  private int searches;
  private int others;
  private String shipped = "";
  private String latest = "";
  private Supplier<String> preparing = () -> "";
  private int continued;
  private double firstPass;
  private double firstDone;
  private long shownAt;
  private long drawing;

  /** Opens the output. */
  ProgressLine(Display display) {
    slot = display.open(shown("looking for stored runs"));
  }

  private static Map<String, Object> shown(String text) {
    return Shown.html(Html.paragraph(text), text);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** What is done before the first pass, asked for when it is shown. */
  synchronized void prepares(Supplier<String> what) {
    preparing = what;
  }

  /** A run goes on from where it was stopped. */
  synchronized void continues() {
    continued++;
  }

  /** The experiment waits for another one in this process, which uses the same store. */
  void waits() {
    slot.update(shown("waiting for another cell that trains into the same store"));
  }

  /** Takes the runs to be compared that are in the store. */
  synchronized void known(List<Run> known) {
    stored = known.size();
    List<String> origins = known.stream().flatMap(run -> run.fact(Fact.STORED).stream()).toList();
    String some = origins.size() < stored ? Text.format("%d of them ", origins.size()) : "";
    shipped = origins.isEmpty() ? "" : Text.format(AGAIN, some, origins.get(0));
    runs.stored(known);
  }

  /**
   * A round of runs begins.
   *
   * @param jobs its runs
   * @param next what may follow it
   */
  synchronized void begins(List<Job> jobs, List<Job> next) {
    runs.begins(jobs, next);
    levels = GuessLevels.of(jobs.get(0).plan());
    searches += (int) jobs.stream().filter(job -> job.purpose() == Job.Purpose.SEARCH).count();
    total = ended + jobs.size() + next.size();
    if (ended == 0) {
      slot.update(shown(Text.format("%s to compute", Text.count(total, "run"))));
    }
  }

  @Override
  public synchronized void runStarted(Plan plan, List<Point> points) {
    runs.started(plan, points);
  }

  @Override
  public synchronized void passEnded(Plan plan, Point point) {
    runs.heard(plan, point);
    if (firstPass == 0) {
      firstPass = seconds();
      firstDone = runs.work().done();
    }
    latest =
        Text.format(
            "%s: %s, validation accuracy %.3f",
            runs.label(plan), state(plan, point), point.validationAccuracy());
  }

  private String state(Plan plan, Point point) {
    return plan.solves()
        ? Text.format("head solved in %.2g s", point.seconds())
        : Text.format(
            "pass %.0f of %d (%.2g s), rate %s",
            point.passes(),
            plan.passes(),
            runs.secondsPerPass(plan).orElse(Double.NaN),
            plan.recipe().lastPhase().rate());
  }

  /**
   * Shows how far it is, unless it did so a moment ago; called from the thread that waits, since a
   * kernel's channel bears one.
   */
  synchronized void show() {
    long now = System.nanoTime();
    long pause =
        Math.min(
            LONGEST_PAUSE_NANOSECONDS, Math.max(SHOW_EVERY_NANOSECONDS, DRAWING_SHARE * drawing));
    if (shownAt != 0 && now - shownAt < pause) {
      return;
    }
    if (latest.isEmpty()) {
      prepares(now);
      return;
    }
    slot.progress(new Progress(line(), ended, runs.share(), runs.end(), runs.curves(), levels));
    boolean first = shownAt == 0;
    shownAt = System.nanoTime();
    drawing = first ? 0 : shownAt - now; // the first time mostly loads classes
  }

  /** Before the first pass: that it lives, and what it does. */
  private void prepares(long now) {
    if (seconds() < QUIET_SECONDS) {
      return;
    }
    String what = preparing.get();
    String words = what.isEmpty() ? "preparing" : what;
    slot.progress(
        Progress.words(
            Text.format("%s to compute, %.0f s: %s", Text.count(total, "run"), seconds(), words)));
    shownAt = now;
  }

  /** What matters most stands first: a terminal may cut the rest. */
  private String line() {
    RunsSoFar.Work work = runs.work();
    String left = work.done() > 0 ? left(seconds(work)) : "";
    return Text.format(
        "%d of %s ended, %.0f s%s \u00b7 %s",
        ended, Text.count(total, "run"), seconds(), left, latest);
  }

  /**
   * What the work that is left takes, at the pace since the first pass: what came before it, such
   * as reading and features of frozen stages, is over and does not come again.
   */
  private double seconds(RunsSoFar.Work work) {
    double since = seconds() - firstPass;
    boolean paced = since > 0 && work.done() > firstDone;
    double perSecond = paced ? (work.done() - firstDone) / since : work.atATime();
    return work.left() / perSecond;
  }

  /** A range while an arm is not measured, or while nobody knows when patience ends a run. */
  private String left(double seconds) {
    double least = runs.mayEndEarly() ? seconds / EARLY : seconds;
    double most = runs.allMeasured() ? seconds : UNMEASURED * seconds;
    return least == most
        ? Text.format(", about %s left", time(seconds))
        : Text.format(", about %s to %s left", time(least), time(most));
  }

  private static String time(double seconds) {
    return seconds < MINUTES_FROM
        ? Text.format("%.0f s", seconds)
        : Text.format("%.0f min", Math.ceil(seconds / 60));
  }

  private String memory(Workers workers) {
    return workers.boundedByMemory() && ended > 0
        ? Text.format(
            ", %s at a time: more would not fit into memory; withWorkers(n) sets another number",
            Text.count(workers.number(), "run"))
        : "";
  }

  /** Runs of this experiment are being computed by another process on the same store. */
  synchronized void elsewhere(int number, String holder) {
    latest = Text.format("%s computed by %s", Text.count(number, "run"), holder);
    show();
  }

  /** A run ended here, or another process stored it. */
  synchronized void runEnded(Plan plan, boolean elsewhere) {
    ended++;
    others += elsewhere ? 1 : 0;
    runs.ended(plan);
  }

  synchronized void finished(Workers workers, String notice) {
    String note = Engines.sideBySide() ? memory(workers) : ONE_AT_A_TIME;
    note += notice.isEmpty() ? "" : ". " + notice;
    String searched = searches == 0 ? "" : Text.format(", %d of them to search rates", searches);
    searched += others == 0 ? "" : Text.format(", %d of them by other processes", others);
    searched += continued == 0 ? "" : Text.format(", %d of them continued", continued);
    slot.finish(
        shown(
            Text.format(
                "%s: %d computed%s, %d from the store%s; %.0f s%s",
                Text.count(ended + stored, "run"),
                ended,
                searched,
                stored,
                shipped,
                seconds(),
                note)));
  }

  /** The experiment ends early; runs under way keep what they have. */
  synchronized void stopped(String why) {
    ends(why, runs.underWay());
  }

  /** The experiment ends early, and runs under way may have kept nothing. */
  synchronized void failed(String why) {
    ends(why, "");
  }

  private void ends(String why, String underWay) {
    String words =
        "%s after %.0f s; nothing is lost: %d of %s ended and %s kept%s; run the cell again to go on";
    String is = ended == 1 ? "is" : "are";
    slot.finish(
        shown(Text.format(words, why, seconds(), ended, Text.count(total, "run"), is, underWay)));
  }
}
