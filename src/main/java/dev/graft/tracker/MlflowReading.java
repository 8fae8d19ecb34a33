package dev.graft.tracker;

import dev.graft.csv.RunsCsv;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.RunsJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes runs of those of an experiment: Graft's own from their files, the rest by their columns.
 */
final class MlflowReading {
  private static final int MOST_NAMED = 5;

  private final MlflowRest rest;
  private final MlflowExperiment experiment;
  private final MlflowRuns.Asked asked;
  private final List<String> notices = new ArrayList<>();

  MlflowReading(MlflowRest rest, MlflowExperiment experiment, MlflowRuns.Asked asked) {
    this.rest = rest;
    this.experiment = experiment;
    this.asked = asked;
  }

  Runs read(String name) {
    String source = "experiment '" + name + "'";
    List<MlflowRun> all = ended(source, experiment.runs(asked.filter()));
    need(source, all, "arm", asked.arm());
    need(source, all, "seed", asked.seed());
    checkOnce(source, all);
    Map<MlflowRun, Run> read = new LinkedHashMap<>();
    all.forEach(run -> own(run).ifPresent(whole -> read.put(run, whole)));
    List<MlflowRun> others = all.stream().filter(run -> !read.containsKey(run)).toList();
    noteBare(others);
    Runs ofTable = others.isEmpty() ? new Runs(List.of()) : ofOthers(source, others);
    Map<String, Run> byName = new HashMap<>();
    ofTable.all().forEach(run -> byName.put(run.arm() + "\n" + run.seed(), run));
    List<Run> runs =
        all.stream()
            .map(run -> read.containsKey(run) ? read.get(run) : byName.get(named(run)))
            .toList();
    return new Runs(runs, dev.graft.run.Looks.usual(), notices);
  }

  private String named(MlflowRun run) {
    return run.cell(asked.arm()) + "\n" + run.cell(asked.seed()).strip();
  }

  private List<MlflowRun> ended(String source, List<MlflowRun> all) {
    List<MlflowRun> open = all.stream().filter(MlflowRun::isOpen).toList();
    if (!open.isEmpty()) {
      notices.add(
          Text.format(
              "%s: %s not ended yet, and left out: %s",
              source, open.size() == 1 ? "1 run has" : open.size() + " runs have", words(open)));
    }
    List<MlflowRun> ended = all.stream().filter(run -> !run.isOpen()).toList();
    Check.that(
        !ended.isEmpty(),
        "%s: runs that have ended%s (%d of %d) must be at least 1; wait for them, or read another",
        source,
        asked.filter().isEmpty() ? "" : " and meet the filter",
        ended.size(),
        all.size());
    return ended;
  }

  private static String words(List<MlflowRun> runs) {
    String some =
        runs.stream().limit(MOST_NAMED).map(MlflowRun::words).collect(Collectors.joining(", "));
    return some + (runs.size() > MOST_NAMED ? " and others" : "");
  }

  private void need(String source, List<MlflowRun> all, String what, String column) {
    List<MlflowRun> without = all.stream().filter(run -> run.cell(column).isBlank()).toList();
    Set<String> found = new LinkedHashSet<>();
    all.forEach(run -> found.addAll(run.cells().keySet()));
    found.removeIf(name -> name.startsWith("tags.mlflow.") && !name.endsWith(".runName"));
    Check.that(
        without.isEmpty(),
        "%s: column '%s' (empty in %d of %d runs: %s) must say the %s of each; name another,"
            + " with%s(\"...\"), or leave runs out, withFilter(\"...\"); found: %s",
        source,
        column,
        without.size(),
        all.size(),
        words(without),
        what,
        what.equals("arm") ? "Arm" : "Seed",
        String.join(", ", found));
  }

  private void checkOnce(String source, List<MlflowRun> all) {
    Map<String, MlflowRun> seen = new HashMap<>();
    for (MlflowRun run : all) {
      MlflowRun other = seen.putIfAbsent(named(run), run);
      Check.that(
          other == null,
          "%s: arm '%s' with seed %s must be there once, and is %s and %s; leave one out,"
              + " withFilter(\"attributes.run_id != '%s'\"), delete it there, or name the column"
              + " that tells them apart",
          source,
          run.cell(asked.arm()),
          run.cell(asked.seed()),
          other == null ? "" : other.words(),
          run.words(),
          other == null ? "" : other.id());
    }
  }

  /** The whole run, of one that Graft logged to a server that keeps files. */
  private Optional<Run> own(MlflowRun run) {
    if (run.key().isEmpty() || run.folder().isEmpty()) {
      return Optional.empty();
    }
    return rest.file(run.id(), MlflowLogging.FILE).map(text -> checked(run, text));
  }

  private Run checked(MlflowRun run, String text) {
    try {
      List<Run> all = RunsJson.read(text).all();
      Check.that(
          all.size() == 1 && all.get(0).key().equals(run.key().orElse("")),
          "it holds %d runs, or not the one of the tag '%s'",
          all.size(),
          MlflowRun.KEY);
      return all.get(0)
          .withArm(run.cell(asked.arm()))
          .withSeed(Long.parseLong(run.cell(asked.seed()).strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: file %s is not what was logged (%s); delete the run there and log it again",
              run.words(), MlflowLogging.FILE, e.getMessage()),
          e);
    }
  }

  private void noteBare(List<MlflowRun> others) {
    List<MlflowRun> bare = others.stream().filter(run -> run.key().isPresent()).toList();
    if (!bare.isEmpty()) {
      notices.add(
          Text.format(
              "%s of Graft's own came without their file, which holds answers per row and"
                  + " provenance: read by score and curve alone, as runs of others are",
              Text.count(bare.size(), "run")));
    }
    List<MlflowRun> tables = others.stream().filter(run -> !run.tables().isEmpty()).toList();
    if (asked.answers().isEmpty() && !tables.isEmpty()) {
      notices.add(
          Text.format(
              "%s of others logged tables, %s: where one holds the answers on the test rows,"
                  + " withAnswers(\"NAME\") judges row by row",
              Text.count(tables.size(), "run"), tables.get(0).tables()));
    }
  }

  private Runs ofOthers(String source, List<MlflowRun> others) {
    MlflowTable table = new MlflowTable(others, asked);
    if (!asked.answers().isEmpty()) {
      others.forEach(run -> table.add(run, answers(run)));
    }
    RunsCsv csv =
        RunsCsv.ofText(source, table.text())
            .withColumn("arm", asked.arm())
            .withColumn("seed", asked.seed());
    RunsCsv curved = csv;
    for (MlflowRun run : asked.curves() ? others : List.<MlflowRun>of()) {
      Optional<String> log = new MlflowCurve(experiment, run).log();
      if (log.isPresent()) {
        long seed = MlflowTable.seed(source, run, asked.seed());
        curved = curved.withCurve(run.cell(asked.arm()), seed, run.words(), log.get());
      }
    }
    return asked.options().apply(curved).read();
  }

  private MlflowTable.Answers answers(MlflowRun run) {
    String text =
        rest.file(run.id(), asked.answers())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Text.format(
                            "%s: table '%s' (missing) must be there, as withAnswers says; tables it"
                                + " logged: %s; name another, or leave the run out with withFilter",
                            run.words(),
                            asked.answers(),
                            run.tables().isEmpty() ? "none" : run.tables())));
    return MlflowTable.Answers.of(run, asked.answers(), text);
  }
}
