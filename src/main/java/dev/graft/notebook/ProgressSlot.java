package dev.graft.notebook;

import dev.graft.show.Display;
import dev.graft.show.Progress;
import java.util.Map;
import java.util.function.Consumer;

/** An output of a kernel, which shows progress as a picture. */
record ProgressSlot(Consumer<Map<String, Object>> replace) implements Display.Slot {
  @Override
  public void update(Map<String, Object> bundle) {
    WholeMessages.send(() -> replace.accept(bundle));
  }

  @Override
  public void progress(Progress progress) {
    update(ProgressView.bundle(progress));
  }
}
