package dev.graft.model;

import dev.graft.internal.Canonical;
import java.util.List;

/** The architecture of a base, without weights: pictures in, features out. */
public interface Backbone {
  /** A name that is unique among architectures; it enters the keys of runs. */
  String name();

  /** Raised when the same weights would give other features. */
  int version();

  /** The stages from the input to the features. */
  List<Stage> stages();

  /** The length of a feature vector; a last stage's map is averaged over its positions. */
  int features();

  /** The text that enters a run's key. */
  default String canonical() {
    return Canonical.of("backbone").with("name", name()).with("version", version()).toString();
  }
}
