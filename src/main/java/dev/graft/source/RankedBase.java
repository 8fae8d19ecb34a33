package dev.graft.source;

import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.run.Run;
import java.util.Map;
import java.util.Optional;

/** A ranked base, its features of the training rows, and how its runs are known. */
final class RankedBase {
  private final Optional<Base> base;
  private final String backbone;
  private final double[][] features;

  private RankedBase(Optional<Base> base, Backbone backbone, double[][] features) {
    this.base = base;
    this.backbone = backbone.canonical();
    this.features = features;
  }

  static RankedBase of(Base base, double[][] features) {
    return new RankedBase(Optional.of(base), base.backbone(), features);
  }

  /** Random weights of an architecture. */
  static RankedBase random(Backbone backbone, double[][] features) {
    return new RankedBase(Optional.empty(), backbone, features);
  }

  Optional<Base> base() {
    return base;
  }

  double[][] features() {
    return features;
  }

  /** Whether a run started from it; scratch and the control start from random weights. */
  boolean started(Run run) {
    Map<String, String> facts = run.provenance();
    if (base.isPresent()) {
      return base.get().weights().hash().equals(facts.get("weights.hash"));
    }
    boolean random =
        "scratch".equals(facts.get("start")) || "random base".equals(facts.get("control"));
    return random && facts.getOrDefault("network", "").contains(backbone);
  }

  /** What a run did with its base. */
  static String treatment(Run run) {
    Map<String, String> facts = run.provenance();
    return String.valueOf(facts.get("stages")).equals(facts.get("stages.frozen"))
        ? "frozen"
        : "fine-tuned";
  }
}
