package dev.graft.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.graft.AtlasStudy;
import dev.graft.AtlasLine;
import dev.graft.analysis.Advice;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.analysis.Verdict;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.run.RunStore;
import dev.graft.stats.Interval;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What more seeds say where the default cannot tell: for each such cell of the atlas, whatever its
 * truth, a fresh study of the default with so many seeds, none of them one of the default's or of
 * the truth's. It goes on where its file ends. Arguments: the file of the atlas, the file of the
 * studies, the seeds of a study, and after how many minutes no further one is begun. Runs are kept
 * in target/atlas.
 */
public final class AtlasStudies {
  private static final double NANOSECONDS = 1e9;

  private final RunStore store = RunStore.at(Path.of("target/atlas"));
  private final AtlasTuning tuning = new AtlasTuning(store, AtlasTuning.Effort.THIN);
  private final int seeds;

  private AtlasStudies(int seeds) {
    this.seeds = seeds;
  }

  /** Goes on with what the file lacks. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    AtlasStudies studies = new AtlasStudies(Integer.parseInt(arguments[2]));
    Instant end = Instant.now().plus(Duration.ofMinutes(Long.parseLong(arguments[3])));
    Set<AtlasLine.Cell> open =
        AtlasLine.read(Path.of(arguments[0])).stream()
            .filter(line -> line.user().word().equals(Outcome.CANNOT_TELL.toString()))
            .map(AtlasLine::cell)
            .collect(Collectors.toCollection(HashSet::new));
    AtlasStudy.read(file).forEach(line -> open.remove(line.cell()));
    for (AtlasJob job : AtlasJob.all(studies.store)) {
      if (open.contains(job.cell()) && Instant.now().isBefore(end)) {
        AtlasStudy line = studies.study(job);
        line.appendTo(file);
        System.out.println(Text.format("%s: %s %+.1f", job.cell(), line.word(), 100 * line.size()));
      }
    }
  }

  private AtlasStudy study(AtlasJob job) {
    Split split = job.target().split(job.perClass());
    Experiment empty = tuning.experiment(split, Atlas.USER_SEEDS);
    Verdict before = verdict(job, empty);
    double start = seconds();
    Verdict verdict = verdict(job, empty.withSeeds(fresh()));
    Interval interval = verdict.interval().orElseThrow();
    return new AtlasStudy(
        job.cell(),
        before.advice().map(Advice::seeds).orElse(OptionalInt.empty()),
        seeds,
        verdict.outcome().toString(),
        verdict.standing().kind().toString(),
        interval.mean(),
        interval.low(),
        interval.high(),
        seconds() - start);
  }

  private long[] fresh() {
    return LongStream.rangeClosed(1, seeds).map(n -> AtlasTuning.SEEDS + n).toArray();
  }

  private static Verdict verdict(AtlasJob job, Experiment experiment) {
    return Comparison.of(job.byDefault(experiment).run())
        .against(AtlasJob.SCRATCH)
        .verdict(job.arm());
  }

  private static double seconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / NANOSECONDS;
  }
}
