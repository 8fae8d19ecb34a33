package dev.graft.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The weights that come with the library, each read once. */
final class Resources {
  private static final Map<String, Weights> READ = new ConcurrentHashMap<>();

  private Resources() {}

  static Weights weights(String name) {
    return READ.computeIfAbsent(name, n -> Safetensors.resource(n + ".safetensors"));
  }
}
