package dev.graft.cause;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.run.Suggestion.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes suggestions for an arm, and judges those whose runs are there already. */
final class Trials {
  /** Less validation accuracy than this is no gain worth a cause. */
  private static final double GAIN = 0.02;

  private static final int LONGER = 3;

  private final Runs runs;
  private final Course arm;
  private final List<Cause> confirmed = new ArrayList<>();
  private final List<String> ruledOut = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  Trials(Runs runs, Course arm) {
    this.runs = runs;
    this.arm = arm;
  }

  /** The suggestion; none where its run is there and has been judged. */
  Optional<Suggestion> suggestion(Change change, String reason) {
    Suggestion suggestion = Suggestion.of(arm.arm(), change, reason, cost(change));
    look(change);
    return runs.arms().contains(suggestion.newArm()) ? Optional.empty() : Optional.of(suggestion);
  }

  /** More passes, or more patience, where the curves have not come to their end. */
  Optional<Suggestion> longer() {
    if (arm.endedByPatience()) {
      return suggestion(
          new Suggestion.PatienceTimes(LONGER), "more patience shows where it would end");
    }
    return suggestion(new Suggestion.PassesTimes(LONGER), "more passes show where it would end");
  }

  /** A rate that makes smaller steps. */
  Optional<Suggestion> lowerRate(double factor) {
    return suggestion(
        new Suggestion.RateTimes(factor), "a lower rate shows whether it was too high");
  }

  /** Judges the change if a run of it is there. */
  void look(Change change) {
    String name = Suggestion.of(arm.arm(), change, "", 0).newArm();
    if (runs.arms().contains(name) && !seen.contains(name)) {
      seen.add(name);
      judge(name);
    }
  }

  private void judge(String name) {
    Course changed = Course.of(runs, name);
    if (changed.states(Fact.CONTROL)) {
      return; // a control is held against the arm as a whole
    }
    double gain = changed.validation() - arm.validation();
    String words =
        Text.format("'%s' reaches %.3f on validation, %+.3f", name, changed.validation(), gain);
    if (gain >= GAIN) {
      confirmed.add(new Cause(Cause.Kind.CONFIRMED_BY_A_RUN, gain, words, Optional.empty()));
    } else {
      ruledOut.add(words);
    }
  }

  /**
   * In passes, all seeds together; phases that stay as they are come from the store. Where rates
   * were searched, the changed arm searches its own, in so many times the passes.
   */
  private double cost(Change change) {
    double perSeed = change.accept(new Cost(arm));
    boolean searches = perSeed > 0 && arm.searchPasses() > 0;
    double search = searches ? Math.max(1, perSeed / arm.passes()) * arm.searchPasses() : 0;
    return arm.seeds() * perSeed + search;
  }

  /** Passes of one run for each kind of change. */
  private record Cost(Course arm) implements Change.Visitor<Double> {
    @Override
    public Double rateTimes(Suggestion.RateTimes change) {
      return arm.lastPasses();
    }

    @Override
    public Double passesTimes(Suggestion.PassesTimes change) {
      return change.factor() * arm.lastPasses();
    }

    @Override
    public Double patienceTimes(Suggestion.PatienceTimes change) {
      return change.factor() * arm.lastPasses();
    }

    @Override
    public Double furtherStrengths(Suggestion.FurtherStrengths change) {
      return 0.0;
    }

    @Override
    public Double thaw(Suggestion.Thaw change) {
      return arm.hasPhaseBefore() ? arm.lastPasses() : FINE_TUNING_PASSES;
    }

    @Override
    public Double reEstimate(Suggestion.ReEstimate change) {
      return arm.passes();
    }

    @Override
    public Double scaleAsExpected(Suggestion.ScaleAsExpected change) {
      return arm.passes();
    }

    @Override
    public Double pictureSize(Suggestion.PictureSize change) {
      return arm.passes();
    }

    @Override
    public Double restoreLayers(Suggestion.RestoreLayers change) {
      return arm.passes();
    }

    @Override
    public Double randomBase(Suggestion.RandomBase change) {
      return arm.passes();
    }
  }

  /** What a fine-tuning takes unless its recipe says otherwise. */
  private static final double FINE_TUNING_PASSES = 5;

  List<Cause> confirmed() {
    return confirmed;
  }

  List<String> ruledOut() {
    return ruledOut;
  }
}
