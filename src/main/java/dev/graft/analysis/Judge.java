package dev.graft.analysis;

import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Estimate;
import dev.graft.stats.Interval;
import dev.graft.stats.SampleSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the verdicts of all arms against the baseline: one family, corrected together. */
final class Judge {
  private final Terms terms;
  private final Runs runs;
  private final List<Case> cases;
  private final LookHistory history;

  /**
   * A pair of arms on its way to a verdict.
   *
   * @param failure which runs failed; empty where none did
   * @param hindrance why nothing can be measured; empty where it can
   * @param measured empty where nothing can
   */
  private record Case(Pairs pairs, String failure, String hindrance, Optional<Measured> measured) {
    static Case of(Pairs pairs, Metric metric) {
      String failure = Failures.words(pairs.all());
      boolean answers = pairs.all().stream().noneMatch(run -> missing(run.test().accuracy()));
      Optional<String> hindrance = answers ? Measured.hindrance(pairs) : Optional.empty();
      return new Case(
          pairs,
          failure,
          hindrance.orElse(""),
          answers ? measured(pairs, metric, hindrance.isEmpty()) : Optional.empty());
    }

    private static Optional<Measured> measured(Pairs pairs, Metric metric, boolean free) {
      return free ? Optional.of(Measured.of(pairs, metric)) : Measured.ofOneRun(pairs, metric);
    }

    private static boolean missing(double score) {
      return !Double.isFinite(score);
    }

    boolean tested() {
      return failure.isEmpty() && hindrance.isEmpty() && measured.isPresent();
    }
  }

  /** The arms that share the risk of a wrong word, and how they share it. */
  record Family(int size, Correction correction) {}

  /** How a word was decided, why it is what it is, what would settle it, and what it hangs on. */
  private record Told(
      Verdict.Rule rule, String reason, Optional<Advice> advice, Optional<Flag> hangs) {}

  private Judge(Runs runs, String baseline, Terms terms) {
    this.terms = terms;
    this.runs = runs;
    cases =
        runs.arms().stream()
            .filter(arm -> !arm.equals(baseline))
            .map(arm -> Case.of(Pairs.of(runs, arm, baseline), terms.metric()))
            .toList();
    List<Pairs> looked = cases.stream().filter(Case::tested).map(Case::pairs).toList();
    history = LookHistory.counting(looked, terms, cases.size(), runs.looks());
  }

  /**
   * The verdicts in the order of the arms.
   *
   * @param troubles what went wrong with the count of looks
   */
  record Judgement(List<Verdict> verdicts, List<String> troubles) {}

  static Judge of(Runs runs, String baseline, Terms terms) {
    return new Judge(runs, baseline, terms);
  }

  /** How many arms are judged, those that cannot be measured included. */
  int size() {
    return cases.size();
  }

  /** What was measured, in the order of the arms; arms that cannot be are left out. */
  List<Estimate> estimates() {
    return tested().stream().map(c -> c.measured.orElseThrow().estimate()).toList();
  }

  private List<Case> tested() {
    return cases.stream().filter(Case::tested).toList();
  }

  /**
   * Each arm's interval by itself, at the level of this look; of those that were measured and did
   * not fail.
   */
  Map<String, Interval> intervals() {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (Case one : cases) {
      one.measured
          .filter(measured -> one.failure.isEmpty())
          .map(measured -> measured.estimate().interval(1 - terms.level()))
          .map(interval -> one.pairs.stated() ? interval : interval.within(-1, 1))
          .ifPresent(interval -> intervals.put(one.pairs.arm().get(0).arm(), interval));
    }
    return intervals;
  }

  /** The arms by themselves: one family by Holm's steps. */
  Judgement alone() {
    List<Interval> intervals = Correction.HOLM.intervals(estimates(), size(), terms.sharing());
    return judgement(intervals, new Family(size(), Correction.HOLM));
  }

  /** The arms as part of a family, with the interval of each estimate in that family. */
  Judgement judgement(List<Interval> intervals, Family family) {
    return new Judgement(verdicts(intervals, family), history.troubles());
  }

  private List<Verdict> verdicts(List<Interval> intervals, Family family) {
    List<Case> tested = tested();
    List<Verdict> verdicts = new ArrayList<>();
    for (Case one : cases) {
      int place = tested.indexOf(one);
      verdicts.add(place < 0 ? untested(one, family) : tested(one, intervals.get(place), family));
    }
    return List.copyOf(verdicts);
  }

  /** A failed run has its interval where there are answers, at the first step's level. */
  private Verdict untested(Case one, Family family) {
    boolean failed = !one.failure.isEmpty();
    Optional<Interval> interval =
        one.measured
            .filter(measured -> !failed)
            .map(measured -> measured.estimate().interval(1 - terms.level() / family.size));
    String reason = failed ? one.failure : one.hindrance;
    Told told = new Told(rule(one, family), reason, Optional.empty(), Optional.empty());
    return verdict(one, failed ? Outcome.FAILED_RUN : Outcome.CANNOT_TELL, interval, told);
  }

  private Verdict tested(Case one, Interval interval, Family family) {
    Equivalence equivalence = Equivalence.of(one.pairs, interval, terms);
    boolean mirrored = one.pairs.evidence(terms.metric()).yardstick().lowerIsBetter();
    Outcome outcome = mirrored ? equivalence.outcome().mirrored() : equivalence.outcome();
    Optional<Advice> advice =
        outcome == Outcome.CANNOT_TELL && !equivalence.refused() && one.pairs.paired()
            ? Optional.of(advice(one, interval))
            : Optional.empty();
    Optional<Flag> hangs =
        equivalence.hangsOnOneRow()
            ? Optional.of(DesignFlags.oneRow(one.pairs, outcome))
            : Optional.empty();
    Told told = new Told(rule(one, family), said(one, equivalence, advice), advice, hangs);
    return verdict(one, outcome, Optional.of(interval), told);
  }

  private Verdict verdict(Case one, Outcome outcome, Optional<Interval> interval, Told told) {
    Pairs pairs = one.pairs;
    boolean failed = outcome == Outcome.FAILED_RUN;
    Standing trained = Standing.of(outcome, trainingOf(pairs.arm()), trainingOf(pairs.baseline()));
    Standing standing = pairs.onTheseRows() ? trained.ofScoresAlone() : trained;
    List<Flag> flags = flags(one, standing, told);
    boolean rising = flags.stream().anyMatch(f -> f.isOf(Flag.Kind.BASELINE_STILL_IMPROVING));
    Verdict.Evidence evidence = pairs.evidence(terms.metric());
    return new Verdict(
        pairs.arm().get(0).arm(),
        pairs.baseline().get(0).arm(),
        outcome,
        standing,
        interval.map(i -> evidence.inPoints() && pairs.inShares() ? i.within(-1, 1) : i),
        evidence,
        told.rule,
        scope(pairs, rising && !standing.binds()),
        told.reason,
        told.advice,
        failed ? List.of() : flags);
  }

  /** By all runs of the arm, with a partner or without. */
  private TrainedOut trainingOf(List<Run> arm) {
    return TrainingEvidence.of(runs.arm(arm.get(0).arm()));
  }

  private List<Flag> flags(Case one, Standing standing, Told told) {
    List<Flag> flags =
        one.tested() ? Flags.of(one.pairs, terms.margin()) : Flags.ofUnmeasured(one.pairs);
    Optional<Flag> few =
        one.tested() ? DesignFlags.fewOfAClass(one.pairs, terms.metric()) : Optional.empty();
    boolean ended = standing.baseline().state() == TrainedOut.State.YES;
    return Stream.of(
            flags.stream()
                .filter(flag -> !(ended && flag.isOf(Flag.Kind.BASELINE_STILL_IMPROVING))),
            few.stream(),
            told.hangs.stream(),
            Choices.another(one.pairs.all(), terms.metric()).stream(),
            Flags.trainingNotKnown(standing, runs).stream())
        .flatMap(some -> some)
        .toList();
  }

  private static String scope(Pairs pairs, boolean rising) {
    List<String> seedless = pairs.seedless();
    boolean stated = pairs.all().stream().anyMatch(run -> run.states(Fact.SEEDLESS));
    Stream<String> parts =
        Stream.of(
            pairs.text(Fact.SPLIT_MODE_SENTENCE),
            pairs.paired() ? "" : "two samples of seeds, not paired",
            rising ? "at this budget" : "",
            seedless.isEmpty()
                ? ""
                : "the seed plays no part in "
                    + String.join(" and ", seedless)
                    + (stated ? ", as stated" : ", solved once"));
    return Stream.of(
            parts, TrainingWords.of(pairs).stream(), Stream.of(BaselineKind.of(pairs).words(pairs)))
        .flatMap(some -> some)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Verdict.Rule rule(Case one, Family family) {
    return new Verdict.Rule(
        terms.metric(),
        one.measured.map(m -> m.estimate().pValue()).orElse(Double.NaN),
        family.size,
        family.correction,
        terms.margin(),
        history.judged(one.pairs),
        one.tested() ? history.exploratory(one.pairs) : "");
  }

  private String said(Case one, Equivalence equivalence, Optional<Advice> advice) {
    Verdict.Evidence evidence = one.pairs.evidence(terms.metric());
    String margin = Words.amount(terms.margin(), evidence);
    Stream<String> said =
        switch (equivalence.outcome()) {
          case HELPS, HARMS ->
              Stream.of(equivalence.inside() ? "clear, yet within the margin of " + margin : "");
          case NO_DIFFERENCE ->
              Stream.of(
                  one.pairs.differing() == 0
                      ? "both answer every test row equally well"
                      : "within the margin of " + margin,
                  equivalence.confirmable(evidence));
          case CANNOT_TELL ->
              Stream.of(
                  advice.isPresent() ? TrainingWords.first(one.pairs) : "",
                  advice
                      .map(what -> open(one, what, evidence))
                      .orElseGet(() -> unadvised(equivalence, evidence)),
                  equivalence.confirmable(evidence));
          case FAILED_RUN -> Stream.of(one.failure);
        };
    String rowless =
        one.pairs.onTheseRows()
            ? "the doubt of the test rows is not in it, for the scores came without rows"
            : "";
    return Stream.concat(said, Stream.of(rowless))
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String unadvised(Equivalence equivalence, Verdict.Evidence evidence) {
    return equivalence.refused()
        ? equivalence.refusal(evidence)
        : "runs that share their seeds would say more, for the luck of a seed is then in both";
  }

  private static String open(Case one, Advice advice, Verdict.Evidence evidence) {
    return seedless(one)
        ? Words.rowsAlone(advice, evidence)
        : Words.advice(advice, evidence, one.pairs.redrawn());
  }

  private Advice advice(Case one, Interval interval) {
    Measured measured = one.measured.orElseThrow();
    SampleSize.Goal goal = Advice.goal(measured.estimate(), interval, terms.margin());
    SampleSize size = measured.size().orElseThrow();
    Advice.Design now = new Advice.Design(one.pairs.size(), one.pairs.rows());
    return seedless(one) ? Advice.ofRows(size, goal, now) : Advice.of(size, goal, now);
  }

  /** Whether the seed plays no part in either arm. */
  private static boolean seedless(Case one) {
    return one.pairs.seedless().size() == 2;
  }
}
