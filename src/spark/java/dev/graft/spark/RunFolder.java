package dev.graft.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run's folder of a store as it travels: the store at its end checks sums and key.
 *
 * @param json run.json
 * @param tensors tensors.safetensors
 */
record RunFolder(byte[] json, byte[] tensors) implements Serializable {
  private static final String JSON = "run.json";
  private static final String TENSORS = "tensors.safetensors";

  static RunFolder read(Path folder) throws IOException {
    return new RunFolder(
        Files.readAllBytes(folder.resolve(JSON)), Files.readAllBytes(folder.resolve(TENSORS)));
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(TENSORS), tensors);
    Files.write(folder.resolve(JSON), json);
  }
}
