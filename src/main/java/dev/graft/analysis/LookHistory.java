package dev.graft.analysis;

import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Fact;
import dev.graft.run.Look;
import dev.graft.run.Looks;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was looked at before, and so whether a look is one of those planned.
 *
 * @param before all looks on record, in their order; empty where nobody counts
 * @param terms those of now
 * @param family how many arms are corrected for together now
 * @param troubles what went wrong with the record
 */
record LookHistory(List<Look> before, Terms terms, int family, List<String> troubles) {
  private static final String UNCOUNTED =
      "looks at these results are not counted, so that a second one is not told: count them with"
          + " runs.countedIn(RunStore.standard())";

  /** Counts the looks at these pairs of a family, where somebody counts. */
  static LookHistory counting(List<Pairs> now, Terms terms, int family, Optional<Looks> ledger) {
    if (now.isEmpty() || ledger.isEmpty()) {
      boolean known = now.stream().noneMatch(pairs -> pairs.baseline().get(0).states(Fact.RESULTS));
      return new LookHistory(List.of(), terms, family, known ? List.of() : List.of(UNCOUNTED));
    }
    Looks.Counted known = ledger.get().count(List.of());
    LookHistory earlier = new LookHistory(known.looks(), terms, family, known.troubles());
    List<Look> looks = now.stream().flatMap(pairs -> earlier.look(pairs).stream()).toList();
    Looks.Counted counted = ledger.get().count(looks);
    List<String> troubles =
        Stream.concat(known.troubles().stream(), counted.troubles().stream()).distinct().toList();
    return new LookHistory(counted.looks(), terms, family, troubles);
  }

  private Optional<Look> look(Pairs pairs) {
    return rows(pairs)
        .map(
            rows ->
                new Look(
                    rows,
                    judged(pairs.arm()),
                    judged(pairs.baseline()),
                    terms.metric().ledger(),
                    terms.looks(),
                    terms.margin(),
                    family));
  }

  /**
   * The sum of the test rows; of all rows where they are redrawn. Where there are none they are
   * those of an earlier look that had two runs of this baseline: a file may have gained or lost
   * others since, and one rounded score alone may be another study's.
   */
  private Optional<String> rows(Pairs pairs) {
    String data = pairs.text(Fact.DATA_HASH);
    if (pairs.redrawn() && !data.isEmpty()) {
      return Optional.of(Sha256.of("all rows of " + data));
    }
    Run first = pairs.baseline().get(0);
    if (first.test().rows().isEmpty()) {
      List<String> keys = pairs.baseline().stream().map(LookHistory::key).toList();
      return first
          .fact(Fact.RESULTS_HASH)
          .map(
              sum ->
                  before.stream()
                      .filter(look -> haveTwo(look.baseline(), keys) || haveTwo(look.arm(), keys))
                      .map(Look::rows)
                      .findFirst()
                      .orElseGet(() -> Sha256.of("results of " + keys)));
    }
    return Optional.of(Sha256.of(data + first.test().rows() + first.test().actual()));
  }

  private static boolean haveTwo(Look.Judged arm, List<String> keys) {
    return arm.runs().values().stream().filter(keys::contains).count() >= 2;
  }

  /** Of results from elsewhere what was measured: facts and curves are stated later, or not. */
  private static String key(Run run) {
    Predictions test = run.test();
    return run.states(Fact.RESULTS)
        ? Sha256.of(
            List.of("answers", run.arm(), run.seed(), test.rows(), test.predicted(), test.stated())
                .toString())
        : run.key();
  }

  private static Look.Judged judged(List<Run> arm) {
    Run first = arm.get(0);
    String description = first.text(Fact.NETWORK) + first.text(Fact.RECIPE);
    String name = first.arm();
    return new Look.Judged(
        name,
        Sha256.of(description.isEmpty() ? name : description),
        arm.stream().collect(Collectors.toMap(Run::seed, LookHistory::key)));
  }

  /** How many arms were ever judged on these test rows; 0 where nobody counts. */
  int judged(Pairs pairs) {
    String rows = rows(pairs).orElse("");
    List<Look.Judged> arms = new ArrayList<>();
    for (Look look : before) {
      if (look.rows().equals(rows) && arms.stream().noneMatch(look.arm()::sameArm)) {
        arms.add(look.arm());
      }
    }
    return arms.size();
  }

  /** Why this look is exploratory; empty for a planned one. */
  String exploratory(Pairs pairs) {
    int seeds = pairs.size();
    if (!terms.looks().isEmpty() && !terms.looks().contains(seeds)) {
      return Text.format(
          "%d seeds are not among the planned looks (%s)", seeds, plan(terms.looks()));
    }
    Optional<Look> now = look(pairs);
    if (now.isEmpty() || before.isEmpty()) {
      return "";
    }
    for (Look earlier : before) {
      if (earlier.same(now.get())) {
        return changed(earlier, pairs);
      }
      if (earlier.samePair(now.get())) {
        String reason = second(earlier, now.get(), pairs);
        if (!reason.isEmpty()) {
          return reason;
        }
      }
    }
    return "";
  }

  /** This look was on record already: only its terms may have changed. */
  private String changed(Look first, Pairs pairs) {
    return first.plan().equals(terms.looks())
        ? eased(first, pairs)
        : Text.format(
            "the looks (%s) were planned after this look, which was made with the plan (%s)",
            plan(terms.looks()), plan(first.plan()));
  }

  /** Terms under which a word is easier to get than under those of an earlier look. */
  private String eased(Look earlier, Pairs pairs) {
    if (earlier.margin() > 0 && Tolerance.above(terms.margin(), earlier.margin())) {
      Verdict.Evidence evidence = pairs.evidence(terms.metric());
      return Text.format(
          "the margin was %s at the first look, and is %s now",
          Words.amount(earlier.margin(), evidence), Words.amount(terms.margin(), evidence));
    }
    if (family < earlier.family()) {
      return Text.format(
          "%d arms were corrected for together at the first look, and %d now",
          earlier.family(), family);
    }
    return "";
  }

  private String second(Look earlier, Look now, Pairs pairs) {
    if (!earlier.metric().equals(now.metric())) {
      return Text.format("the pair was judged by %s before", earlier.metric());
    }
    if (earlier.plan().isEmpty()) {
      return Text.format("the one planned look was made at %d seeds", earlier.seeds());
    }
    if (!earlier.plan().equals(now.plan())) {
      return Text.format(
          "the looks (%s) were planned after a look at %d seeds",
          plan(now.plan()), earlier.seeds());
    }
    if (!earlier.plan().contains(earlier.seeds())) {
      return Text.format(
          "a look at %d seeds was outside the plan (%s)", earlier.seeds(), plan(earlier.plan()));
    }
    return earlier.seeds() == now.seeds()
        ? Text.format("%d other seeds were looked at before", earlier.seeds())
        : eased(earlier, pairs);
  }

  private static String plan(List<Integer> looks) {
    return looks.isEmpty()
        ? "one look"
        : looks.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
