package dev.graft.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The weights that come with the library, each read once. */
final class Resources {
  private static final Map<String, Weights> READ = new ConcurrentHashMap<>();

  private Resources() {}

  /** The names of ImageNet's 1,000 classes, in the customary order of a network's scores. */
  static List<String> imageNetClasses() {
    return ImageNet.CLASSES;
  }

  private static List<String> lines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in Graft's jar; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static final class ImageNet {
    static final List<String> CLASSES = lines("imagenet-classes.txt");
  }

  /**
   * How long the weights of this name were trained, as the program that trained them wrote beside
   * them; empty where it did not.
   */
  static Optional<Double> trainedSeconds(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name + ".properties")) {
      return in == null ? Optional.empty() : TrainingNote.read(in).seconds();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read how " + name + " was trained", e);
    }
  }

  static Weights weights(String name) {
    return READ.computeIfAbsent(name, n -> Safetensors.resource(n + ".safetensors"));
  }
}
