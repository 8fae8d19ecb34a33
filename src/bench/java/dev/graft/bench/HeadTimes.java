package dev.graft.bench;

import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a frozen run of R1 and R2 takes solved and by the job's gradient steps, by turns, with the
 * base's features at hand: the median, the least and the most of some repetitions, in seconds and in
 * processor seconds, which other processes hardly change. Arguments: how many repetitions (9) and
 * which jobs (R1 R2).
 */
public final class HeadTimes {
  private HeadTimes() {}

  /** Prints a line per frozen arm and way. */
  public static void main(String[] arguments) throws IOException {
    int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    List<String> jobs =
        arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("R1", "R2");
    Engines.current();
    System.out.println("engine " + Engines.name());
    for (String job : jobs) {
      for (ReferenceArms arm : ReferenceArms.of(job, BenchOptions.of())) {
        if (arm.name().equals("frozen")) {
          compare(arm, repetitions);
        }
      }
    }
  }

  private static void compare(ReferenceArms arm, int repetitions) throws IOException {
    Map<String, Recipe> ways = new LinkedHashMap<>();
    ways.put("solved", Recipe.withDefaults());
    ways.put("gradient", arm.recipe());
    Map<String, List<Double>> taken = new LinkedHashMap<>();
    for (int i = 0; i < repetitions + 1; i++) {
      for (Map.Entry<String, Recipe> way : ways.entrySet()) {
        double before = processor();
        double seconds = seconds(arm, way.getValue());
        double[] both = {seconds, processor() - before};
        for (int k = 0; k < both.length; k++) {
          String what = arm.title() + ", " + way.getKey() + List.of(", s", ", processor s").get(k);
          if (i > 0) {
            taken.computeIfAbsent(what, w -> new ArrayList<>()).add(both[k]);
          } else {
            print("%-50s first of all %.3f", what, both[k]);
          }
        }
      }
    }
    taken.forEach(HeadTimes::print);
  }

  private static void print(String what, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    int last = sorted.size() - 1;
    print("%-50s median %.3f (%.3f to %.3f)",
        what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(last));
  }

  private static double processor() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double seconds(ReferenceArms arm, Recipe recipe) throws IOException {
    Path folder = Files.createTempDirectory("head-times-");
    Experiment experiment =
        Experiment.on(arm.split())
            .withSeeds(0)
            .withStore(RunStore.at(folder))
            .withWorkers(1)
            .withArm("frozen", arm.network(), recipe);
    long start = System.nanoTime();
    experiment.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return seconds;
  }

  private static void print(String format, Object... values) {
    System.out.println(Text.format(format, values));
  }
}
