package dev.graft.pack;

import dev.graft.input.Input;
import dev.graft.model.Backbone;
import java.util.Map;

/** Why some descriptions are not packed, and what to do instead. */
final class Refusals {
  private static final String FILE =
      "its network is a file of yours, which a pack does not carry; pack the other arms, and send"
          + " the file with the line that opens it";

  /** Those of the library, by class. */
  static final Map<String, String> KNOWN =
      Map.of(
          "dev.graft.djl.BlockBackbone",
          "its layers are a DJL block, which is a program and no description; pack the other arms,"
              + " and send the Java that makes it",
          "dev.graft.djl.OnnxBackbone",
          FILE,
          "dev.graft.djl.TorchBackbone",
          FILE,
          "dev.graft.djl.SentenceBackbone",
          FILE,
          "dev.graft.djl.ZooBackbone",
          FILE,
          "dev.graft.djl.WordPieces",
          "it belongs to a sentence encoder in a file of yours; pack the other arms, and send the"
              + " file with the line that opens it");

  private static final String OWN =
      "it is a class of one's own, and a pack carries descriptions but no programs; pack the other"
          + " arms, and send the Java source of the class beside the pack";

  private Refusals() {}

  static String of(Object described) {
    return KNOWN.getOrDefault(described.getClass().getName(), OWN);
  }

  static String ofInput(Input input) {
    return of(input);
  }

  /** Of an architecture, or of the innermost of one that was made from another. */
  static String ofBackbone(Backbone backbone) {
    String found = of(backbone);
    boolean within = found.equals(OWN) && backbone.getClass().getName().startsWith("dev.graft.");
    return within ? "what it was made from is no description; pack the other arms" : found;
  }
}
