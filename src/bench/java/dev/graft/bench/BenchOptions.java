package dev.graft.bench;

import dev.graft.internal.Text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for: units such as {@code R1} or {@code R1:frozen,fine-tuned}, and
 * settings as {@code --name value}.
 */
final class BenchOptions {
  /** The arms' names, in the order in which they run. */
  static final List<String> ARMS = List.of("scratch", "frozen", "fine-tuned");

  /** Thaws every stage of the base. */
  static final String ALL = "all";

  /** With this word all that a peer needs is written, and nothing is trained. */
  static final String PREPARE = "--prepare";

  private static final List<String> NAMES =
      List.of("seeds", "thawed", "budgets", "passes", "workers", "rows", "results");

  /** A job and those of its arms that are to run. */
  record Unit(String job, List<String> arms) {}

  private final List<Unit> units = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private boolean prepare;

  private BenchOptions() {}

  static BenchOptions of(String... arguments) {
    BenchOptions options = new BenchOptions();
    for (int i = 0; i < arguments.length; i++) {
      String word = arguments[i];
      if (word.equals(PREPARE)) {
        options.prepare = true;
      } else if (word.startsWith("--")) {
        String name = word.substring(2);
        check(NAMES.contains(name) && i + 1 < arguments.length, word, "--<name> <value>", NAMES);
        options.settings.put(name, arguments[++i]);
      } else {
        options.units.add(unit(word));
      }
    }
    return options;
  }

  private static Unit unit(String word) {
    String[] parts = word.split(":", 2);
    List<String> arms = parts.length == 1 ? ARMS : List.of(parts[1].split(","));
    check(ReferenceArms.JOBS.containsKey(parts[0]), word, "a job of", ReferenceArms.JOBS.keySet());
    check(ARMS.containsAll(arms), word, "a job and, after a colon, arms of", ARMS);
    return new Unit(parts[0], arms);
  }

  private static void check(boolean right, String word, String rule, Object known) {
    if (!right) {
      throw new IllegalArgumentException(Text.format("'%s' must be %s %s", word, rule, known));
    }
  }

  List<Unit> units() {
    return units;
  }

  boolean prepare() {
    return prepare;
  }

  /** The seeds asked for, or those of the job. */
  long[] seeds(String job) {
    String seeds = settings.get("seeds");
    return seeds == null
        ? ReferenceArms.JOBS.get(job).clone()
        : Arrays.stream(seeds.split(",")).mapToLong(Long::parseLong).toArray();
  }

  /** How many stages R1's fine-tuning thaws, each a variant; R3 takes the first. */
  List<String> thawed() {
    return List.of(settings.getOrDefault("thawed", "2," + ALL).split(","));
  }

  /** The images per class of R3. */
  List<Integer> budgets() {
    String budgets = settings.getOrDefault("budgets", "2,4,8,16,32");
    return Arrays.stream(budgets.split(",")).map(Integer::valueOf).toList();
  }

  /** The passes of a phase, shortened where a trial asks for it. */
  int passes(int full) {
    return Math.min(full, Integer.parseInt(settings.getOrDefault("passes", "" + full)));
  }

  /** How many runs stand side by side, where that is not left to Graft. */
  Optional<Integer> workers() {
    return Optional.ofNullable(settings.get("workers")).map(Integer::valueOf);
  }

  /** The folder of what a peer needs. */
  Path rows() {
    return Path.of(settings.getOrDefault("rows", "target/bench"));
  }

  /** The CSV of the results. */
  Path results() {
    return Path.of(settings.getOrDefault("results", "target/bench/graft.csv"));
  }
}
