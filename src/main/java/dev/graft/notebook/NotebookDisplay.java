package dev.graft.notebook;

import dev.graft.show.Display;
import dev.graft.show.Shown;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.util.Map;
import java.util.Optional;

/**
 * The display of the kernel that runs this process: JJava's extension names it, or IJava has it.
 */
public final class NotebookDisplay implements Display {
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

  private static final String KERNEL = "io.github.spencerpark.jupyter.kernel.BaseKernel";

  private static volatile Optional<Display> kernel = ijava();

  /** For the service loader. */
  public NotebookDisplay() {}

  static void use(Display display) {
    kernel = Optional.of(display);
  }

  /** IJava's display, where that kernel runs this process; by name, since it is in no registry. */
  private static Optional<Display> ijava() {
    try {
      Class.forName(KERNEL); // without it none runs, whatever else is on the class path
      Object running = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
      return Optional.ofNullable((BaseKernel) running).map(IJavaDisplay::installedIn);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Without it values are shown as text; thrown from here it would fail the user's cell.
      System.getLogger("dev.graft").log(System.Logger.Level.WARNING, "no rich display", e);
      return Optional.empty();
    }
  }

  @Override
  public boolean available() {
    return kernel.isPresent();
  }

  @Override
  public void show(Shown value) {
    kernel.orElseThrow().show(value);
  }

  @Override
  public Slot open(Map<String, Object> bundle) {
    return kernel.orElseThrow().open(bundle);
  }
}
