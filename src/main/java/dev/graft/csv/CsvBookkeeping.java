package dev.graft.csv;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns in which a tracker keeps its books, by their plain names: no results. */
final class CsvBookkeeping {
  /** Two of them beside a name are the mark of Weights &amp; Biases. */
  private static final Set<String> WANDB =
      Set.of(
          "notes",
          "user",
          "tags",
          "created",
          "runtime",
          "sweep",
          "start_time",
          "end_time",
          "job_type",
          "timestamp",
          "step",
          "wandb");

  private static final Set<String> OTHERS =
      Set.of(
          "duration",
          "hostname",
          "id",
          "run_id",
          "experiment_id",
          "artifact_uri",
          "source_type",
          "source_name",
          "version");

  /** What a run ended as, and what it belongs to: kept, and a mark all the same. */
  private static final Set<String> KEPT = Set.of("state", "group");

  private static final Set<String> ALL =
      Stream.concat(WANDB.stream(), OTHERS.stream()).collect(Collectors.toUnmodifiableSet());

  private CsvBookkeeping() {}

  /** Whether the column says nothing of a result. */
  static boolean has(String plain) {
    return ALL.contains(plain);
  }

  /** Whether it tells an export of Weights &amp; Biases; "step" alone is in many logs. */
  static boolean ofWandb(String header) {
    String plain = CsvSchema.plain(header);
    boolean log = plain.equals("step") && !header.startsWith("_");
    return !log && (WANDB.contains(plain) || KEPT.contains(plain));
  }
}
