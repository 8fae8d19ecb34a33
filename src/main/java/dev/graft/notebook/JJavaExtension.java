package dev.graft.notebook;

import dev.graft.internal.Html;
import dev.graft.show.Display;
import dev.graft.show.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * Installs Graft's display and imports in the JJava kernel, which finds this class by itself once
 * the jar is on its class path: one {@code %maven} line is all that a notebook needs.
 */
public final class JJavaExtension implements Extension {
  @Override
  public void install(BaseKernel kernel) {
    try {
      QuietLogging.inKernel();
      for (Class<?> type : Bundles.TYPES) {
        kernel.getRenderer().createRegistration(type).register(JJavaExtension::render);
      }
      KernelDisplay display = new KernelDisplay(kernel);
      NotebookDisplay.use(display);
      BriefTraces.watchKernel(kernel);
      ResetValues.watchKernel(
          kernel, said -> display.open(Shown.html("<pre>" + Html.escape(said) + "</pre>", said)));
      kernel.evalRaw(Imports.LINE);
    } catch (RuntimeException | LinkageError e) {
      // A throwing extension fails the user's cell; without it values are shown as text.
      System.getLogger("dev.graft").log(System.Logger.Level.WARNING, "no rich display", e);
    }
  }

  private static void render(Object value, RenderContext context) {
    Bundles.of(value).forEach((type, data) -> context.getOutputContainer().putData(type, data));
  }

  /** Outputs of the running cell. */
  private record KernelDisplay(BaseKernel kernel) implements Display {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    public void show(Shown value) {
      open(Bundles.of(value));
    }

    @Override
    public Slot open(Map<String, Object> bundle) {
      String id = UUID.randomUUID().toString();
      DisplayData shown = data(bundle, id);
      WholeMessages.send(() -> kernel.display(shown));
      Optional<ShellReplyEnvironment> cell =
          Fields.first(kernel.getIO().display, ShellReplyEnvironment.class);
      return new ProgressSlot(changed -> update(cell, data(changed, id)));
    }

    /**
     * Through the cell: when it is stopped it ends at once, and what winds up after that is dropped
     * by the kernel's own display.
     */
    private void update(Optional<ShellReplyEnvironment> cell, DisplayData changed) {
      cell.ifPresentOrElse(
          open -> open.publish(new PublishUpdateDisplayData(changed)),
          () -> kernel.getIO().display.updateDisplay(changed));
    }

    private static DisplayData data(Map<String, Object> bundle, String id) {
      DisplayData data = new DisplayData();
      Bundles.encoded(bundle).forEach(data::putData);
      // By key: the method that sets the id has another signature in later kernels.
      data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
      return data;
    }
  }
}
