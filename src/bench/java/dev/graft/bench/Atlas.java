package dev.graft.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.graft.AtlasLine;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.TrainedOut;
import dev.graft.analysis.Verdict;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.recipe.Thawing;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.score.Ranking;
import dev.graft.source.SourceRanking;
import dev.graft.stats.Interval;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The atlas of transfer: sources x targets x rows per class x what is thawed. For each cell what
 * the library's default comparison says, and what careful tuning finds on the same draws of
 * training rows. The cheapest cells come first; a line goes into the file as soon as its cell is
 * done, and cells whose line is there are left out, so that the program can be stopped and started
 * again. Arguments: the file, "thin" or "full", and after how many minutes no further cell is
 * begun; then words that the names of the cells must hold. Runs are kept in target/atlas.
 */
public final class Atlas {
  static final int USER_SEEDS = 5;
  private static final double NANOSECONDS = 1e9;

  /** What was compared, and what it was called. */
  private record Arms(Experiment experiment, String arm, String scratch) {}

  private final AtlasTuning.Effort effort;
  private final AtlasTuning tuning;
  private final RunStore store = RunStore.at(Path.of("target/atlas"));
  private final Map<String, AtlasTuning.Tuned> scratches = new LinkedHashMap<>();
  private final Map<String, Ranking> rankings = new LinkedHashMap<>();

  private Atlas(AtlasTuning.Effort effort) {
    this.effort = effort;
    tuning = new AtlasTuning(store, effort);
  }

  /** Goes on with what the file lacks. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Atlas atlas =
        new Atlas(AtlasTuning.Effort.valueOf(arguments[1].toUpperCase(Locale.ROOT)));
    Instant end = Instant.now().plus(Duration.ofMinutes(Long.parseLong(arguments[2])));
    List<String> words = List.of(arguments).subList(3, arguments.length);
    Set<AtlasLine.Cell> done = new HashSet<>();
    if (Files.exists(file)) {
      AtlasLine.read(file).forEach(line -> done.add(line.cell()));
    }
    List<AtlasJob> jobs = AtlasJob.all(atlas.store);
    System.out.println(Text.format("%d cells, %d of them done", jobs.size(), done.size()));
    for (AtlasJob job : jobs) {
      boolean asked = words.stream().allMatch(job.cell().toString()::contains);
      if (asked && !done.contains(job.cell()) && Instant.now().isBefore(end)) {
        atlas.line(job).appendTo(file);
      }
    }
  }

  private AtlasLine line(AtlasJob job) {
    AtlasTarget target = job.target();
    Split user = target.split(job.perClass());
    long[] seeds = LongStream.rangeClosed(1, AtlasTuning.SEEDS).toArray();
    Split more = target.withMoreValidation(job.perClass(), effort.validation(), seeds);
    double start = seconds();
    AtlasLine.Side byDefault = side(job, byDefault(job, user), start);
    start = seconds();
    AtlasLine.Side truth = side(job, truth(job, more), start);
    Ranking ranking =
        rankings.computeIfAbsent(target.name() + job.perClass(), name -> ranking(target, user));
    Base source = target.sources().get(job.source());
    AtlasLine line =
        new AtlasLine(
            job.cell(),
            effort.name().toLowerCase(Locale.ROOT),
            more.validationRows(),
            user.testRows(),
            truth,
            byDefault,
            ranking.source(source.card().name()).value(),
            answer(target, ranking));
    System.out.println(
        Text.format(
            "%s: %s %+.1f by default in %.0f s, %s %+.1f in %.0f s",
            job.cell(),
            byDefault.word(),
            100 * byDefault.size(),
            byDefault.seconds(),
            truth.word(),
            100 * truth.size(),
            truth.seconds()));
    return line;
  }

  private Arms byDefault(AtlasJob job, Split split) {
    return new Arms(job.byDefault(tuning.experiment(split, USER_SEEDS)), "", "");
  }

  private Arms truth(AtlasJob job, Split split) {
    Optional<Thawing> thawing = job.thawing();
    AtlasTuning.Tuned scratch =
        scratches.computeIfAbsent(
            job.target().name() + job.perClass(),
            name -> tuning.tuned(split, job.fromScratch(), Optional.empty()));
    AtlasTuning.Tuned arm =
        thawing.isEmpty() ? AtlasTuning.solved() : tuning.tuned(split, job.network(), thawing);
    return new Arms(
        tuning
            .experiment(split, AtlasTuning.SEEDS)
            .withArm(AtlasJob.SCRATCH, job.fromScratch(), scratch.recipe())
            .withArm(job.arm(), job.network(), arm.recipe()),
        arm.words(),
        scratch.words());
  }

  private static AtlasLine.Side side(AtlasJob job, Arms arms, double start) {
    Runs runs = arms.experiment().run();
    String name = job.arm();
    Verdict verdict = Comparison.of(runs).against(AtlasJob.SCRATCH).verdict(name);
    Optional<Interval> interval = verdict.interval();
    return new AtlasLine.Side(
        interval.map(Interval::mean).orElse(Double.NaN),
        interval.map(Interval::low).orElse(Double.NaN),
        interval.map(Interval::high).orElse(Double.NaN),
        verdict.outcome().toString(),
        verdict.standing().kind().toString(),
        verdict.evidence().armScore(),
        verdict.evidence().baselineScore(),
        training(TrainedOut.of(runs, name)),
        training(TrainedOut.of(runs, AtlasJob.SCRATCH)),
        arms.arm().isEmpty() ? chosen(runs, name) : arms.arm(),
        arms.scratch().isEmpty() ? chosen(runs, AtlasJob.SCRATCH) : arms.scratch(),
        seconds() - start);
  }

  private static String training(TrainedOut trained) {
    String why =
        trained.evidence().stream()
            .map(e -> e.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return trained.state() + (why.isEmpty() ? "" : ": " + why);
  }

  /** The rates that the default's search chose. */
  private static String chosen(Runs runs, String arm) {
    Run run = runs.arm(arm).get(0);
    return run.fact(Fact.RATES_CHOSEN).map(rates -> "rates " + rates).orElse("solved");
  }

  private Ranking ranking(AtlasTarget target, Split split) {
    Base[] bases = target.sources().values().toArray(Base[]::new);
    return SourceRanking.of(bases).withStore(store).on(split).ranking();
  }

  private static String answer(AtlasTarget target, Ranking ranking) {
    if (ranking.answer().kind() == Ranking.Answer.Kind.NONE) {
      return "none";
    }
    String best = ranking.answer().names().get(0);
    return target.sources().entrySet().stream()
        .filter(source -> source.getValue().card().name().equals(best))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static double seconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / NANOSECONDS;
  }
}
