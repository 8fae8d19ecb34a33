package dev.graft.cause;

import dev.graft.analysis.RateTooHigh;
import dev.graft.internal.Text;
import dev.graft.run.ControlKind;
import dev.graft.run.Fact;
import dev.graft.run.FailureKind;
import dev.graft.run.NetworkStart;
import dev.graft.run.Run;
import dev.graft.run.RunningStatistics;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.run.Suggestion.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through the list of usual causes for one arm against one baseline. */
final class Symptoms {
  /** Validation accuracy that does not count as chance on a few hundred validation rows. */
  static final double CLEAR = 0.05;

  /** Shares of the loss of guessing, ln(classes). */
  private static final double HIGH_LOSS = 0.25;

  private static final double WIDE_GAP = 0.5;

  /** A loss that fell by this share in the last quarter would have fallen on. */
  private static final double STILL_FALLING = 0.1;

  static final double LOWER = 0.3;
  private static final double HIGHER = 3;
  private static final double MUCH_LOWER = 0.1;
  private static final double MUCH_HIGHER = 10;

  private final Runs runs;
  private final Course arm;
  private final Course baseline;
  private final List<Cause> found = new ArrayList<>();
  private final Map<Change, Suggestion> checks = new LinkedHashMap<>();
  private final Trials trials;

  Symptoms(Runs runs, Course arm, Course baseline) {
    this.runs = runs;
    this.arm = arm;
    this.baseline = baseline;
    trials = new Trials(runs, arm);
  }

  Causes causes() {
    TrainingSymptom training = new TrainingSymptom(runs, arm, trials);
    training.notTrainedOut().ifPresent(found::add);
    rateTooHigh(training.trainedOut());
    training.rateAtEdge().ifPresent(this::found);
    training.nearestMean().ifPresent(found::add);
    InputSymptom.of(arm, trials).ifPresent(found::add);
    source();
    layersRemoved();
    underfit();
    tooFewRows();
    bestAtTheStart();
    checks();
    found.addAll(trials.confirmed());
    List<Change> tried =
        found.stream().flatMap(c -> c.suggestion().stream()).map(Suggestion::change).toList();
    tried.forEach(checks::remove);
    return new Causes(heading(), found, List.copyOf(checks.values()), trials.ruledOut());
  }

  private String heading() {
    return Text.format(
        "%s against %s: validation accuracy %.3f against %.3f, training loss at the end %.3f"
            + " against %.3f",
        arm.arm(),
        baseline.arm(),
        arm.validation(),
        baseline.validation(),
        arm.trainingLoss(),
        baseline.trainingLoss());
  }

  private void found(Cause.Kind kind, double number, String words, Optional<Suggestion> way) {
    found(new Cause(kind, number, words, way));
  }

  /** A run that is suggested already is not suggested twice. */
  private void found(Cause cause) {
    boolean said =
        found.stream()
            .flatMap(c -> c.suggestion().stream())
            .anyMatch(s -> cause.suggestion().filter(s::equals).isPresent());
    Optional<Suggestion> way = said ? Optional.empty() : cause.suggestion();
    found.add(new Cause(cause.kind(), cause.number(), cause.words(), way));
  }

  private boolean hasFound(Cause.Kind kind) {
    return found.stream().anyMatch(cause -> cause.kind() == kind);
  }

  private void check(Optional<Suggestion> suggestion) {
    suggestion.ifPresent(s -> checks.putIfAbsent(s.change(), s));
  }

  private Optional<Suggestion> lowerRate(double factor) {
    return trials.lowerRate(factor);
  }

  /**
   * A loss that jumps where the training rows are learned all the same is that of answers that are
   * sure: whoever is trained out had no rate that was too high.
   */
  private void rateTooHigh(boolean trainedOut) {
    List<Run> diverged = arm.all().stream().filter(Symptoms::diverged).toList();
    if (!diverged.isEmpty()) {
      String words =
          Text.format("in %d of %d runs the loss diverged", diverged.size(), arm.seeds());
      found(Cause.Kind.RATE_TOO_HIGH, diverged.size(), words, lowerRate(MUCH_LOWER));
    } else if (!trainedOut
        && arm.rises() >= RateTooHigh.JAGGED
        && arm.lastPasses() >= RateTooHigh.ENOUGH_PASSES) {
      String words =
          Text.format(
              "the training loss rose in %.0f%% of the passes of its last phase",
              100 * arm.rises());
      found(Cause.Kind.RATE_TOO_HIGH, arm.rises(), words, lowerRate(LOWER));
    } else if (!trainedOut && arm.grew() > 1) {
      String words =
          Text.format("the training loss grew to %.3g times that of its first pass", arm.grew());
      found(Cause.Kind.RATE_TOO_HIGH, arm.grew(), words, lowerRate(LOWER));
    } else if (arm.hasPhaseBefore() && arm.lostAtOnce() >= CLEAR) {
      String words =
          Text.format(
              "the first pass of the fine-tuning lost %.3f of validation accuracy",
              arm.lostAtOnce());
      found(Cause.Kind.RATE_TOO_HIGH, arm.lostAtOnce(), words, lowerRate(LOWER));
    }
  }

  private static boolean diverged(Run run) {
    return run.firstFailureKind().filter(FailureKind.DIVERGED::equals).isPresent();
  }

  private void source() {
    Optional<Course> control =
        runs.arms().stream()
            .map(name -> Course.of(runs, name))
            .filter(course -> course.is(Fact.CONTROL, ControlKind.RANDOM_BASE))
            .findFirst();
    boolean preTrained = arm.states(Fact.WEIGHTS_HASH);
    if (!preTrained) {
      return;
    }
    Optional<Suggestion> way =
        control.isPresent()
            ? Optional.empty()
            : trials.suggestion(
                new Suggestion.RandomBase(), "a random base shows what the knowledge is worth");
    Course without = control.orElse(baseline);
    boolean alike = control.isPresent() && !arm.hasPhaseBefore();
    double gap =
        alike ? arm.validation() - without.validation() : arm.jumpstart() - without.jumpstart();
    if (gap < CLEAR && (control.isPresent() || baseline.is(Fact.START, NetworkStart.SCRATCH))) {
      String words =
          Text.format(
              "%s is %s %s, whose base knows nothing",
              alike ? "it" : "its jumpstart", distance(gap), without.arm());
      found(Cause.Kind.SOURCE_TOO_FAR, gap, words, way);
    } else {
      check(way);
    }
  }

  private static String distance(double gap) {
    String words =
        gap < 0 ? "%.3f of validation accuracy below" : "only %.3f of validation accuracy above";
    return Text.format(words, Math.abs(gap));
  }

  private void layersRemoved() {
    String removed = arm.text(Fact.LAYERS_REMOVED);
    if (removed.isEmpty()) {
      return;
    }
    Optional<Suggestion> way =
        trials.suggestion(
            new Suggestion.RestoreLayers(), "the layers put back show whether they were needed");
    double gap = arm.validation() - baseline.validation();
    if (gap <= -CLEAR) {
      String words =
          Text.format(
              "its base stands %s, and its validation accuracy is %.3f below that of %s",
              removed, -gap, baseline.arm());
      found(Cause.Kind.LAYERS_REMOVED, gap, words, way);
    } else {
      check(way);
    }
  }

  private void underfit() {
    double loss = arm.trainingLoss();
    double guessing = Math.log(arm.classes());
    boolean undone = arm.fellBack() || hasFound(Cause.Kind.RATE_TOO_HIGH);
    if (undone || !(loss > HIGH_LOSS * guessing && loss > 2 * baseline.trainingLoss())) {
      return;
    }
    if (arm.stillFell() > STILL_FALLING) {
      String words =
          Text.format(
              "the training loss still fell by %.0f%% in the last quarter", 100 * arm.stillFell());
      found(Cause.Kind.STOPPED_EARLY, arm.stillFell(), words, trials.longer());
      check(
          trials.suggestion(
              new Suggestion.RateTimes(HIGHER), "a higher rate may arrive in the same passes"));
    }
    double frozen = arm.number(Fact.STAGES_FROZEN);
    if (frozen > 0) {
      int thawed = (int) Math.round(arm.number(Fact.STAGES) - frozen) + 1;
      String words =
          Text.format(
              "with %.0f of %.0f stages frozen the training loss ends at %.3f, that of %s at %.3f",
              frozen, arm.number(Fact.STAGES), loss, baseline.arm(), baseline.trainingLoss());
      Optional<Suggestion> thaw =
          trials.suggestion(
              new Suggestion.Thaw(thawed), "one more stage set free shows whether it is needed");
      found(Cause.Kind.TOO_MUCH_FROZEN, loss, words, thaw);
    }
  }

  private void tooFewRows() {
    double gap = arm.validationLoss() - arm.trainingLoss();
    double guessing = Math.log(arm.classes());
    double other = baseline.validationLoss() - baseline.trainingLoss();
    if (arm.trainingLoss() < HIGH_LOSS * guessing
        && gap > WIDE_GAP * guessing
        && gap > 1.5 * other
        && arm.validationLoss() > 1.1 * arm.lowestValidationLoss()) {
      String words =
          Text.format(
              "at the end the validation loss is %.3f above the training loss, for %s %.3f; more"
                  + " labelled rows, or fewer free layers",
              gap, baseline.arm(), other);
      found(Cause.Kind.TOO_FEW_ROWS, gap, words, Optional.empty());
    }
  }

  private void bestAtTheStart() {
    if (!arm.fellBack() && arm.keptPass() <= 1.5 && arm.lastPasses() >= RateTooHigh.ENOUGH_PASSES) {
      String words =
          Text.format(
              "the best pass of the last phase was number %.1f of %.0f on average: training on"
                  + " took accuracy away",
              arm.keptPass(), arm.lastPasses());
      boolean said = hasFound(Cause.Kind.RATE_TOO_HIGH);
      found(
          Cause.Kind.BEST_AT_THE_START,
          arm.keptPass(),
          words,
          said ? Optional.empty() : lowerRate(LOWER));
    }
  }

  /** What the runs cannot tell. */
  private void checks() {
    if (arm.is(Fact.NORMALISATION, RunningStatistics.FROZEN)
        && arm.is(Fact.NORMALISATION_LAYERS, true)
        && arm.states(Fact.WEIGHTS_HASH)) {
      check(
          trials.suggestion(
              new Suggestion.ReEstimate(),
              "running statistics are those of the source's data; new ones show whether they hurt"));
    }
    double size = arm.number(Fact.INPUT_SIZE);
    double made = arm.number(Fact.INPUT_SIZE_EXPECTED);
    if (2 * size <= made) {
      String words =
          Text.format(
              "pictures of %.0f pixels for a base made for %.0f; twice the side, at four times the"
                  + " time per pass, shows whether it matters",
              size, made);
      check(trials.suggestion(new Suggestion.PictureSize((int) (2 * size)), words));
    }
    Stream.of(LOWER, HIGHER, MUCH_LOWER, MUCH_HIGHER)
        .map(Suggestion.RateTimes::new)
        .forEach(trials::look);
  }
}
