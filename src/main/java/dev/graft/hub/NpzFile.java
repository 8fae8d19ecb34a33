package dev.graft.hub;

import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** NumPy's npz, read whole: its arrays were converted already. */
final class NpzFile implements TensorFile {
  private final Weights weights;

  NpzFile(Path file) {
    weights = WeightFile.read(file);
  }

  @Override
  public Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    weights
        .names()
        .forEach(name -> entries.put(name, new Entry(weights.shape(name), NumberType.F32.name())));
    return entries;
  }

  @Override
  public float[] values(String name) {
    return weights.values(name);
  }
}
