package dev.graft.source;

import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.run.ControlKind;
import dev.graft.run.Fact;
import dev.graft.run.NetworkStart;
import dev.graft.run.Run;
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
    if (base.isPresent()) {
      return run.text(Fact.WEIGHTS_HASH).equals(base.get().weights().hash());
    }
    boolean random =
        run.fact(Fact.START).filter(NetworkStart.SCRATCH::equals).isPresent()
            || run.fact(Fact.CONTROL).filter(ControlKind.RANDOM_BASE::equals).isPresent();
    return random && run.text(Fact.NETWORK).contains(backbone);
  }

  /** What a run did with its base. */
  static String treatment(Run run) {
    Optional<Integer> frozen = run.fact(Fact.STAGES_FROZEN);
    return frozen.isPresent() && frozen.equals(run.fact(Fact.STAGES)) ? "frozen" : "fine-tuned";
  }
}
