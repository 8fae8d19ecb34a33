package dev.graft.model;

import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import java.util.List;

/** The architecture of a base, without weights: pictures in, features out. */
public interface Backbone {
  /** What of an architecture Graft can reach. */
  enum Access {
    /** Its tensors: they can be frozen in part, trained, drawn anew and saved. */
    OPEN,
    /**
     * Its tensors with the values that they have: they can be frozen in part, trained on and saved,
     * but not drawn anew, and its running statistics stay.
     */
    TRAINED,
    /** Its answers alone: it is frozen as a whole or not used at all. */
    SEALED
  }

  /** What of it Graft can reach. */
  default Access access() {
    return Access.OPEN;
  }

  /** What to take in its place where more is wanted than its access allows, as a clause. */
  default String wayOut() {
    return "take its architecture as an OwnBlock";
  }

  /** A name that is unique among architectures; it enters the keys of runs. */
  String name();

  /** Raised when the same weights would give other features. */
  int version();

  /** The stages from the input to the features. */
  List<Stage> stages();

  /** The length of a feature vector; a last stage's map is averaged over its positions. */
  int features();

  /** Whether it can compute with an input; some take pictures of one size alone. */
  default boolean takes(Input input) {
    return true;
  }

  /** The text that enters a run's key. */
  default String canonical() {
    return Canonical.of("backbone").with("name", name()).with("version", version()).toString();
  }
}
