package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Runs;
import dev.graft.stats.Estimate;
import dev.graft.stats.Holm;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the verdicts of all arms against the baseline: one family, corrected together. */
final class Judge {
  private final Terms terms;
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
          answers && hindrance.isEmpty()
              ? Optional.of(Measured.of(pairs, metric))
              : Optional.empty());
    }

    private static boolean missing(double score) {
      return !Double.isFinite(score);
    }

    boolean tested() {
      return failure.isEmpty() && measured.isPresent();
    }
  }

  private Judge(Runs runs, String baseline, Terms terms) {
    this.terms = terms;
    cases =
        runs.arms().stream()
            .filter(arm -> !arm.equals(baseline))
            .map(arm -> Case.of(Pairs.of(runs, arm, baseline), terms.metric()))
            .toList();
    List<Pairs> looked = cases.stream().filter(Case::tested).map(Case::pairs).toList();
    history = LookHistory.counting(looked, terms, runs.looks());
  }

  /**
   * The verdicts in the order of the arms.
   *
   * @param troubles what went wrong with the count of looks
   */
  record Judgement(List<Verdict> verdicts, List<String> troubles) {}

  static Judgement judge(Runs runs, String baseline, Terms terms) {
    Judge judge = new Judge(runs, baseline, terms);
    return new Judgement(judge.verdicts(), judge.history.troubles());
  }

  private List<Verdict> verdicts() {
    List<Case> tested = cases.stream().filter(Case::tested).toList();
    List<Estimate> estimates =
        tested.stream().map(c -> c.measured.orElseThrow().estimate()).toList();
    List<Interval> intervals = Holm.at(terms.level()).intervals(estimates, cases.size());
    List<Verdict> verdicts = new ArrayList<>();
    for (Case one : cases) {
      int place = tested.indexOf(one);
      verdicts.add(place < 0 ? untested(one) : tested(one, intervals.get(place)));
    }
    return List.copyOf(verdicts);
  }

  /** A failed run has its interval where there are answers, at the first step's level. */
  private Verdict untested(Case one) {
    boolean failed = !one.failure.isEmpty();
    Optional<Interval> interval =
        one.measured.map(m -> m.estimate().interval(1 - terms.level() / cases.size()));
    return verdict(
        one,
        failed ? Outcome.FAILED_RUN : Outcome.CANNOT_TELL,
        interval,
        failed ? one.failure : one.hindrance);
  }

  private Verdict tested(Case one, Interval interval) {
    boolean mirrored = one.pairs.evidence(terms.metric()).yardstick().lowerIsBetter();
    Outcome outcome = Outcome.of(interval, terms.margin());
    outcome = mirrored ? outcome.mirrored() : outcome;
    return verdict(one, outcome, Optional.of(interval), reason(one, interval, outcome));
  }

  private Verdict verdict(Case one, Outcome outcome, Optional<Interval> interval, String reason) {
    Pairs pairs = one.pairs;
    boolean failed = outcome == Outcome.FAILED_RUN;
    Standing standing =
        Standing.of(
            outcome, TrainingEvidence.of(pairs.arm()), TrainingEvidence.of(pairs.baseline()));
    List<Flag> flags = flags(one, standing);
    boolean rising = flags.stream().anyMatch(f -> f.isOf(Flag.Kind.BASELINE_STILL_IMPROVING));
    return new Verdict(
        pairs.arm().get(0).arm(),
        pairs.baseline().get(0).arm(),
        outcome,
        standing,
        interval,
        pairs.evidence(terms.metric()),
        rule(one),
        scope(pairs, rising && !standing.binds()),
        reason,
        outcome == Outcome.CANNOT_TELL ? interval.map(i -> advice(one, i)) : Optional.empty(),
        failed ? List.of() : flags);
  }

  private List<Flag> flags(Case one, Standing standing) {
    List<Flag> flags =
        one.tested() ? Flags.of(one.pairs, terms.margin()) : Flags.ofUnmeasured(one.pairs);
    return Stream.concat(flags.stream(), Flags.trainingNotKnown(standing).stream()).toList();
  }

  private static String scope(Pairs pairs, boolean rising) {
    List<String> seedless = pairs.seedless();
    return Stream.of(
            pairs.text(Fact.SPLIT_MODE_SENTENCE),
            rising ? "at this budget" : "",
            seedless.isEmpty()
                ? ""
                : "the seed plays no part in " + String.join(" and ", seedless) + ", solved once",
            BaselineKind.of(pairs).words(pairs))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Verdict.Rule rule(Case one) {
    return new Verdict.Rule(
        terms.metric(),
        one.measured.map(m -> m.estimate().pValue()).orElse(Double.NaN),
        cases.size(),
        terms.margin(),
        history.judged(one.pairs),
        one.tested() ? history.exploratory(one.pairs) : "");
  }

  private String reason(Case one, Interval interval, Outcome outcome) {
    Verdict.Evidence evidence = one.pairs.evidence(terms.metric());
    double smallest = Math.max(-interval.low(), interval.high());
    String margin = Words.amount(terms.margin(), evidence);
    String confirmable =
        "the smallest margin that could be confirmed is " + Words.amount(smallest, evidence);
    String said =
        switch (outcome) {
          case HELPS, HARMS ->
              smallest <= terms.margin() ? "clear, yet within the margin of " + margin : "";
          case NO_DIFFERENCE ->
              smallest == 0
                  ? "both answer every test row equally well"
                  : Text.format("within the margin of %s; %s", margin, confirmable);
          case CANNOT_TELL -> open(one, interval, evidence) + "; " + confirmable;
          case FAILED_RUN -> one.failure;
        };
    String rowless =
        one.pairs.stated()
            ? "the doubt of the test rows is not in it, for the scores came without rows"
            : "";
    return Stream.of(said, rowless).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
  }

  private String open(Case one, Interval interval, Verdict.Evidence evidence) {
    boolean redrawn = one.pairs.redrawn();
    return Words.advice(advice(one, interval), evidence, redrawn && !one.pairs.stated());
  }

  private Advice advice(Case one, Interval interval) {
    Measured measured = one.measured.orElseThrow();
    return Advice.of(
        measured.size(),
        Advice.goal(measured.estimate(), interval, terms.margin()),
        new Advice.Design(one.pairs.size(), one.pairs.rows()));
  }
}
