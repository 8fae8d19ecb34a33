package dev.graft.notebook;

import dev.graft.internal.Display;
import java.util.Map;
import java.util.Optional;

/** The display of the kernel that runs this process, once its extension has been installed. */
public final class NotebookDisplay implements Display {
  private static volatile Optional<Display> kernel = Optional.empty();

  /** For the service loader. */
  public NotebookDisplay() {}

  static void use(Display display) {
    kernel = Optional.of(display);
  }

  @Override
  public boolean available() {
    return kernel.isPresent();
  }

  @Override
  public Slot open(Map<String, Object> bundle) {
    return kernel.orElseThrow().open(bundle);
  }
}
