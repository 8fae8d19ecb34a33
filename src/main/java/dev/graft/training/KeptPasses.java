package dev.graft.training;

import dev.graft.internal.Processor;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.model.Engines;
import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import dev.graft.run.Checkpoints;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps a run's last finished pass: in memory after each, on disk now and then and when it is
 * stopped. Neither takes more than a fiftieth of the time, so where copying is dear some passes are
 * not kept.
 */
final class KeptPasses {
  private static final long SECONDS_BETWEEN_FILES = 5;

  private final Plan plan;
  private final Optional<Checkpoints> files;
  private final Pace copying = new Pace(0);
  private final Pace writing = new Pace(SECONDS_BETWEEN_FILES);
  private Optional<Snapshot> last = Optional.empty();
  private int written;

  KeptPasses(Plan plan, Optional<Checkpoints> files) {
    this.plan = plan;
    this.files = files;
  }

  /** What the same run left when it was stopped. */
  Optional<Snapshot> found() {
    return files
        .flatMap(all -> all.find(plan.key(), madeWith()))
        .map(found -> Snapshot.of(found.checkpoint(), tensors(found)));
  }

  private static Weights tensors(Checkpoints.Found found) {
    return Safetensors.read("checkpoint " + found.checkpoint().key(), found.tensors());
  }

  /** What decides over the last bits of a result; the same plan on another machine may differ. */
  static String madeWith() {
    return Text.format(
        "Graft %s, %s %s, Java %s, %s, %s",
        Version.NUMBER,
        Engines.name(),
        Engines.current().getVersion(),
        System.getProperty("java.version"),
        System.getProperty("os.arch"),
        Processor.name().orElse("unknown processor"));
  }

  /** A pass has ended. */
  void passEnded(Supplier<Snapshot> snapshot) {
    if (files.isPresent() && copying.due()) {
      copying.timed(() -> last = Optional.of(snapshot.get()));
      if (writing.due()) {
        writing.timed(this::write);
      }
    }
  }

  /** The run is stopped. */
  void stopped() {
    boolean interrupted = Thread.interrupted(); // else the channel of the file would be closed
    try {
      write();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write() {
    if (last.isPresent() && last.get().state().pass() > written) {
      Snapshot snapshot = last.get();
      files.orElseThrow().save(snapshot.state(), out -> Safetensors.write(snapshot.all(), out));
      written = snapshot.state().pass();
    }
  }
}
