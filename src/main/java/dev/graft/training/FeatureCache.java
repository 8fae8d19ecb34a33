package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.graft.data.ImageSet;
import dev.graft.internal.Canonical;
import dev.graft.internal.Sha256;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What frozen stages answer for each row of a data set, computed once for all passes, seeds and
 * arms. Rows are computed in full batches in which each has its own place ({@link Slots}), so that
 * a row's numbers do not depend on which others were asked for.
 */
public final class FeatureCache {
  /** Beyond this, the entries used longest ago are dropped: half of what a small notebook has. */
  public static final long BOUND_MIB = 256;

  private static final int BATCH = 32;

  // Values per row, 8 kB: what fine-tuning from a lower cut will ask for next costs nothing then.
  private static final int KEPT_ON_THE_WAY = 2048;

  private static final FeatureCache SHARED = new FeatureCache();

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Entry {
    private final Map<Integer, float[]> rows = new ConcurrentHashMap<>();
    private volatile Shape shape = new Shape();
    private volatile double secondsPerRow;

    private long bytes() {
      return rows.size() * shape.size() * Float.BYTES;
    }
  }

  /** The cache that all experiments of this process share. */
  public static FeatureCache shared() {
    return SHARED;
  }

  /** Forgets everything. */
  public void clear() {
    synchronized (entries) {
      entries.clear();
    }
  }

  /** The memory in use, in MiB. */
  public double mebibytes() {
    synchronized (entries) {
      return entries.values().stream().mapToLong(Entry::bytes).sum() / 1048576.0;
    }
  }

  /** The activations of the rows behind the first stages of a base. */
  Activations activations(ImageSet data, Base base, int stages, List<Integer> rows) {
    if (stages == 0) {
      long channels = base.preprocessing().channels();
      long size = base.preprocessing().size();
      return new Activations(
          row -> data.pixels(row, base.preprocessing()), new Shape(channels, size, size), 0);
    }
    Request request = new Request(data, base, stages);
    Entry entry = entry(request.key(stages));
    List<Integer> missing =
        rows.stream().distinct().filter(row -> !entry.rows.containsKey(row)).sorted().toList();
    if (!missing.isEmpty()) {
      compute(request, missing);
      trim(entry);
    }
    return new Activations(entry.rows::get, entry.shape, entry.secondsPerRow);
  }

  private record Request(ImageSet data, Base base, int stages) {
    String key(int cut) {
      return Sha256.of(
          Canonical.of("features")
              .with("engine", Engines.name())
              .with("data", data.hash())
              .withNested("backbone", base.backbone().canonical())
              .with("weights", base.weights().hash())
              .withNested("preprocessing", base.preprocessing().canonical())
              .with("stages", cut)
              .toString());
    }
  }

  private Entry entry(String key) {
    synchronized (entries) {
      return entries.computeIfAbsent(key, k -> new Entry());
    }
  }

  private void trim(Entry keep) {
    synchronized (entries) {
      while (mebibytes() > BOUND_MIB && entries.size() > 1) {
        Map.Entry<String, Entry> eldest = entries.entrySet().iterator().next();
        if (eldest.getValue() == keep) {
          return;
        }
        entries.remove(eldest.getKey());
      }
    }
  }

  private void compute(Request request, List<Integer> missing) {
    long start = System.nanoTime();
    Gradients.off();
    try (NDManager manager = Engines.current().newBaseManager()) {
      Base base = request.base();
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(List.of("a", "b")))
              .loadStages(manager, base.weights(), new Range(0, request.stages()));
      Set<Entry> filled = new HashSet<>();
      for (List<Integer> batch : Slots.batches(missing, BATCH)) {
        Interruption.check();
        filled.addAll(forward(request, block, batch));
      }
      double perRow = (System.nanoTime() - start) / 1e9 / missing.size();
      filled.forEach(entry -> entry.secondsPerRow = perRow);
    }
  }

  /** Keeps what the last stage answers, and what stages on the way answer if it is little. */
  private Set<Entry> forward(Request request, NetworkBlock block, List<Integer> rows) {
    Activations pixels = activations(request.data(), request.base(), 0, rows);
    Set<Entry> filled = new HashSet<>();
    try (NDManager manager = Engines.current().newBaseManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      ParameterStore store = NetworkBlock.store(manager);
      NDArray map = pixels.batch(manager, rows);
      for (int stage = 1; stage <= request.stages(); stage++) {
        map = block.stages(store, map, new Range(stage - 1, stage), false);
        long perRow = map.getShape().size() / BATCH;
        if (stage == request.stages() || perRow <= KEPT_ON_THE_WAY) {
          Entry entry = entry(request.key(stage));
          keep(entry, map, rows);
          filled.add(entry);
        }
      }
    }
    return filled;
  }

  private static void keep(Entry entry, NDArray map, List<Integer> rows) {
    entry.shape = map.getShape().slice(1);
    float[] values = map.toFloatArray();
    int length = Math.toIntExact(entry.shape.size());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) % BATCH == i) {
        entry.rows.put(rows.get(i), Arrays.copyOfRange(values, i * length, (i + 1) * length));
      }
    }
  }

  @Override
  public String toString() {
    return "feature cache: %.1f of at most %d MiB".formatted(mebibytes(), BOUND_MIB);
  }
}
