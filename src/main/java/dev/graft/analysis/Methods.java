package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.run.DataNotes;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how a comparison was made, for a report or paper. */
final class Methods {
  private final Comparison comparison;
  private final Terms terms;
  private final Run first;
  private final MethodsPairs pairs;

  private Methods(Comparison comparison, Terms terms) {
    this.comparison = comparison;
    this.terms = terms;
    this.first = comparison.runs().arm(comparison.baseline()).get(0);
    this.pairs = MethodsPairs.of(comparison);
  }

  static String of(Comparison comparison, Terms terms) {
    Methods methods = new Methods(comparison, terms);
    return Stream.of(
            methods.design(),
            methods.data(),
            methods.interval(),
            methods.seedsAlike(),
            methods.correction(),
            methods.looks(),
            methods.margin(),
            Searched.of(comparison.runs()),
            methods.training(),
            methods.versions())
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String design() {
    List<String> arms = comparison.verdicts().stream().map(Verdict::arm).toList();
    Verdict.Evidence evidence = comparison.verdicts().get(0).evidence();
    String rows =
        evidence.rows() == 0
            ? ""
            : Text.format(
                redrawn() ? ", on %,d test rows each" : ", on the same %,d test rows",
                evidence.rows());
    String score = evidence.yardstick().toString();
    return Text.format(
        "%s (%s) %s compared with '%s' by %s, %s%s%s.",
        arms.size() == 1 ? "One arm" : Text.count(arms.size(), "arm"),
        String.join(", ", arms),
        arms.size() == 1 ? "was" : "were",
        comparison.baseline(),
        score,
        pairs.words(),
        rows + pairs.besides(),
        mode());
  }

  private String mode() {
    return first
        .fact(Fact.SPLIT_MODE)
        .map(Methods::words)
        .orElse("; how the rows were split is not known");
  }

  private static String words(SplitMode mode) {
    return switch (mode) {
      case FIXED -> "; all runs had the same training rows";
      case TRAINING_REDRAWN ->
          "; training and validation rows were drawn anew for each seed, test rows stayed";
      case ALL_REDRAWN -> "; training and test rows were drawn anew for each seed";
    };
  }

  /** What the runs state of their rows; those of earlier versions do not state all. */
  private String data() {
    Optional<DataNotes> notes = DataFlags.stated(comparison.runs().all());
    OptionalInt seen = DataFlags.mostSeenRows(comparison.runs().all());
    String known =
        notes
            .map(Methods::words)
            .orElse(
                "Whether the data set reports problems with its rows is not stated by the runs.");
    String twins =
        seen.isEmpty()
            ? "whether test rows are also training or validation rows is not stated."
            : seen.getAsInt() == 0
                ? "no test row is also a training or validation row."
                : Text.format(
                    "at most %s of a run stood in training or validation, too.",
                    Text.count(seen.getAsInt(), "test row"));
    return known.replaceFirst("\\.$", "; ") + twins;
  }

  private static String words(DataNotes notes) {
    String all =
        notes.all().stream()
            .filter(note -> note.kind() != DataNotes.Kind.IGNORED)
            .map(DataNotes.Note::clause)
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? "The data set reports no problem with its rows."
        : Text.format("The data set says of itself: %s.", all);
  }

  private String interval() {
    return pairs.intervals(terms.metric());
  }

  private String correction() {
    int family = comparison.verdicts().size();
    return family == 1
        ? Text.format("One arm was judged, at %s.", Words.percent(terms.level()))
        : Text.format(
            "The %d arms were corrected together by Holm's steps (1979) at %s, and each interval is"
                + " drawn at the level of the step that decided it.",
            family, Words.percent(terms.level()));
  }

  /** Where the seeds of an arm are no doubt, since all its runs answer alike. */
  private String seedsAlike() {
    return comparison.flags().stream()
        .filter(flag -> flag.isOf(Flag.Kind.SEEDS_ALIKE))
        .map(
            flag ->
                flag.words().substring(0, 1).toUpperCase(Locale.ROOT) + flag.words().substring(1))
        .map(words -> words + ".")
        .collect(Collectors.joining(" "));
  }

  private String looks() {
    String planned =
        terms.looks().isEmpty()
            ? comparison.verdicts().stream().allMatch(v -> v.rule().judged() == 0)
                ? "Looks at these test rows are not counted."
                : "One look was planned."
            : Text.format(
                "Looks were planned at %s seeds, each at %s.",
                terms.looks().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                Words.percent(terms.level()));
    String exploratory =
        comparison.verdicts().stream()
            .filter(Verdict::exploratory)
            .map(
                v ->
                    Text.format(" That of %s is exploratory: %s.", v.arm(), v.rule().exploratory()))
            .collect(Collectors.joining());
    int judged = comparison.verdicts().stream().mapToInt(v -> v.rule().judged()).max().orElse(0);
    String counted =
        judged == 0
            ? ""
            : Text.format(
                " %s been judged on these test rows so far.",
                judged == 1 ? "No other arm has" : Text.count(judged, "arm") + " have");
    return planned + exploratory + counted;
  }

  private String margin() {
    Verdict.Evidence evidence = comparison.verdicts().get(0).evidence();
    return evidence.rows() == 0
        ? "'No difference' is not said of scores without rows."
        : Text.format(
            "'No difference' means an interval within %s of 0 that stays so with one test row more"
                + " won and one more lost at every seed, and by the exact bound of the net number of"
                + " rows where these stay; a difference as small that one test row more would"
                + " leave open is not told%s.",
            Words.amount(terms.margin(), evidence),
            pairs.allPaired() ? "" : "; it is not said of arms that do not share their seeds");
  }

  private String training() {
    Stream<TrainedOut> sides =
        Stream.concat(
            Stream.of(comparison.verdicts().get(0).standing().baseline()),
            comparison.verdicts().stream().map(verdict -> verdict.standing().arm()));
    String states =
        sides
            .filter(side -> side.state() != TrainedOut.State.NONE)
            .collect(
                Collectors.groupingBy(
                    TrainedOut::state,
                    java.util.TreeMap::new,
                    Collectors.mapping(TrainedOut::arm, Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(state -> state.getKey() + ": " + state.getValue())
            .collect(Collectors.joining("; "));
    return states.isEmpty()
        ? ""
        : "Whether an arm was trained out was judged by its training and validation rows alone ("
            + states
            + ").";
  }

  private String versions() {
    String engine = (first.text(Fact.ENGINE) + " " + first.text(Fact.ENGINE_VERSION)).strip();
    String java = first.stated(Fact.JAVA).map(version -> "Java " + version).orElse("");
    String graft = "Graft " + first.stated(Fact.GRAFT).orElse(Version.NUMBER);
    return Stream.of(graft, engine, java, first.text(Fact.OS))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", "Computed with ", "."));
  }

  private boolean redrawn() {
    return first.fact(Fact.SPLIT_MODE).filter(SplitMode.ALL_REDRAWN::equals).isPresent();
  }
}
