package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.TensorSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What frozen stages answer for each row of a data set, computed once for all passes, seeds and
 * arms, and kept in a folder for the next kernel. Rows are computed in full batches in which each
 * has its own place ({@link FixedPlaces}), so that a row's numbers do not depend on which others
 * were asked for; threads that ask for the same rows share the work.
 */
public final class FeatureCache {
  /** Beyond this, the entries used longest ago are dropped: half of what a small notebook has. */
  public static final int BOUND_MIB = 256;

  static final int BATCH = 32;

  // Values per row, 8 kB: what fine-tuning from a lower cut will ask for next costs nothing then.
  private static final int KEPT_ON_THE_WAY = 2048;

  private static final FeatureCache SHARED =
      new FeatureCache(new LinkedHashMap<>(16, 0.75f, true), BOUND_MIB, Optional.empty());

  private final Map<String, Features> entries;
  private final int boundMib;
  private final Optional<FeatureFolder> folder;
  private volatile String notice = "";
  private volatile String doing = "";

  private FeatureCache(Map<String, Features> entries, int bound, Optional<FeatureFolder> folder) {
    this.entries = entries;
    this.boundMib = bound;
    this.folder = folder;
  }

  /** The cache that all experiments of this process share, in memory alone. */
  public static FeatureCache shared() {
    return SHARED;
  }

  /** The same memory, with a folder behind it. */
  public FeatureCache in(Path files) {
    return new FeatureCache(entries, boundMib, Optional.of(new FeatureFolder(files)));
  }

  /** A cache of its own with another bound; with 0, frozen stages are computed at every pass. */
  public static FeatureCache withBound(int mebibytes) {
    Check.atLeast("mebibytes", mebibytes, 0);
    return new FeatureCache(new LinkedHashMap<>(16, 0.75f, true), mebibytes, Optional.empty());
  }

  /** Forgets everything, files included. */
  public void clear() {
    synchronized (entries) {
      entries.clear();
    }
    folder.ifPresent(FeatureFolder::clear);
  }

  /** The memory in use, in MiB. */
  public double mebibytes() {
    synchronized (entries) {
      return entries.values().stream().mapToLong(Features::bytes).sum() / 1048576.0;
    }
  }

  /** The disk space in use, in MiB; 0 without a folder. */
  public double mebibytesOnDisk() {
    return folder.map(FeatureFolder::bytes).orElse(0L) / 1048576.0;
  }

  /** Why the last features could not be written; empty where they could. */
  public String notice() {
    return notice;
  }

  /** How far what is being computed now has come; empty for nothing. */
  public String doing() {
    return doing;
  }

  /** The number of stages to cache: all of them, or none where so many rows would not fit. */
  int fitting(FrozenPart part, int stages, int rows) {
    long bytes = part.shape(stages).size() * Float.BYTES * rows;
    return bytes > (long) boundMib << 20 ? 0 : stages;
  }

  /** The activations of the rows behind the first stages. */
  Activations activations(FrozenPart part, int stages, List<Integer> rows) {
    if (stages == 0) {
      return new Activations(part::pixels, part.shape(0), 0);
    }
    List<String> keys = part.keys(stages);
    Features features = entry(part, keys, stages);
    List<Integer> wanted = rows.stream().distinct().sorted().toList();
    if (!features.rows().keySet().containsAll(wanted)) {
      folder.ifPresent(f -> f.read(keys.get(stages), features));
      new Filling(part, keys, features).fill(wanted);
    }
    trim(features);
    return new Activations(features.rows()::get, features.shape(), features.secondsPerRow());
  }

  private Features entry(FrozenPart part, List<String> keys, int stages) {
    synchronized (entries) {
      return entries.computeIfAbsent(keys.get(stages), k -> new Features(part.shape(stages)));
    }
  }

  private void trim(Features keep) {
    synchronized (entries) {
      while (mebibytes() > boundMib && entries.size() > 1) {
        Map.Entry<String, Features> eldest = entries.entrySet().iterator().next();
        if (eldest.getValue() == keep) {
          return;
        }
        entries.remove(eldest.getKey());
      }
    }
  }

  /** Computes the rows that are missing behind a cut. */
  private final class Filling {
    private final FrozenPart part;
    private final List<String> keys;
    private final Features features;
    private final int stages;
    private final List<Integer> cuts;
    private final Set<Features> filled = new HashSet<>();
    private double seconds;
    private int computed;

    Filling(FrozenPart part, List<String> keys, Features features) {
      this.part = part;
      this.keys = keys;
      this.features = features;
      this.stages = keys.size() - 1;
      this.cuts =
          IntStream.rangeClosed(1, stages)
              .filter(cut -> cut == stages || part.shape(cut).size() <= KEPT_ON_THE_WAY)
              .boxed()
              .toList();
    }

    void fill(List<Integer> wanted) {
      Gradients.off();
      try (NDManager manager = Engines.current().newBaseManager()) {
        List<Integer> missing =
            wanted.stream().filter(row -> !features.rows().containsKey(row)).toList();
        Lazy block = new Lazy(manager);
        for (List<Integer> batch : FixedPlaces.batches(missing, BATCH)) {
          doing =
              Text.format("features of frozen stages, %,d of %,d rows", computed, missing.size());
          claimed(block, batch);
        }
        audit(block);
      } finally {
        doing = "";
      }
      if (computed > 0) {
        filled.forEach(entry -> entry.costs(seconds / computed));
        folder.flatMap(f -> f.write(keys.get(stages), features)).ifPresent(why -> notice = why);
      }
      await(wanted);
    }

    private void audit(Lazy block) {
      try {
        block.audit();
      } catch (FreezeAudit.Moved e) {
        filled.forEach(entry -> entry.rows().clear());
        throw e;
      }
    }

    private void claimed(Lazy block, List<Integer> batch) {
      Interruption.check();
      List<Integer> placed = batch.stream().distinct().toList();
      List<Integer> mine = features.claim(placed);
      try {
        if (!mine.isEmpty()) {
          long start = System.nanoTime();
          forward(block.inference(), FixedPlaces.batches(mine, BATCH).get(0));
          seconds += (System.nanoTime() - start) / 1e9;
          computed += mine.size();
        }
      } finally {
        features.release(mine);
      }
    }

    private void await(List<Integer> wanted) {
      try {
        features.awaitOthers(wanted);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        Interruption.check();
      }
      if (!features.rows().keySet().containsAll(wanted)) {
        fill(wanted); // the thread that had claimed them was stopped
      }
    }

    /** Keeps what the last stage answers, and what stages on the way answer if it is little. */
    private void forward(NetworkBlock.Inference inference, List<Integer> rows) {
      Activations pixels = activations(part, 0, rows);
      try (NDManager manager = Engines.current().newBaseManager();
          NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDList answers = inference.of(pixels.batch(manager, rows));
        for (int i = 0; i < cuts.size(); i++) {
          boolean last = cuts.get(i) == stages;
          keep(last ? features : entry(part, keys, cuts.get(i)), answers.get(i), rows);
        }
      }
    }

    private void keep(Features entry, NDArray map, List<Integer> rows) {
      filled.add(entry);
      float[] values = map.toFloatArray();
      int length = Math.toIntExact(entry.shape().size());
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) % BATCH == i) {
          entry.put(rows.get(i), Arrays.copyOfRange(values, i * length, (i + 1) * length));
        }
      }
    }

    /** The live stages, made when the first row is claimed. */
    private final class Lazy {
      private final NDManager manager;
      private Optional<NetworkBlock> block = Optional.empty();
      private NetworkBlock.Inference inference;

      Lazy(NDManager manager) {
        this.manager = manager;
      }

      NetworkBlock.Inference inference() {
        if (block.isEmpty()) {
          NetworkBlock fresh =
              new NetworkBlock(part.base().backbone(), Head.linear(List.of("a", "b")))
                  .loadStages(manager, part.weights(), new Range(0, stages));
          fresh.freeze(
              part.tensors(stages).stream().map(TensorSpec::name).collect(Collectors.toSet()));
          Shape input = new Shape(1).addAll(part.shape(0));
          inference = fresh.inference(manager, new Range(0, stages), input, cuts);
          block = Optional.of(fresh);
        }
        return inference;
      }

      void audit() {
        block.ifPresent(
            live -> {
              List<String> names = part.tensors(stages).stream().map(TensorSpec::name).toList();
              FreezeAudit.check(part.weights(), live.arrays(names));
            });
      }
    }
  }

  @Override
  public String toString() {
    String disk =
        folder
            .map(
                f ->
                    Text.format(
                        ", %.1f of at most %d MiB on disk",
                        mebibytesOnDisk(), FeatureFolder.BOUND_MIB))
            .orElse("");
    return Text.format(
        "feature cache: %.1f of at most %d MiB in memory%s%s",
        mebibytes(), boundMib, disk, notice.isEmpty() ? "" : "; " + notice);
  }
}
