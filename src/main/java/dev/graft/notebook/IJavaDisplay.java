package dev.graft.notebook;

import com.google.gson.JsonArray;
import dev.graft.internal.Html;
import dev.graft.show.Display;
import dev.graft.show.Shown;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Outputs of the running cell in the IJava kernel. That kernel knows no extensions, so Graft
 * registers itself when the first of its values is made.
 */
record IJavaDisplay(BaseKernel kernel) implements Display {
  private static final String OLD_GSON =
      "Gson (IJava's own) must be 2.10 or newer, else Graft can neither train nor read stored runs;"
          + " put a newer one before it: start Jupyter with the environment variable"
          + " JDK_JAVA_OPTIONS=-Xbootclasspath/a:/path/to/gson-2.13.1.jar";

  /** Has the kernel show Graft's values richly; returns the display of its cells. */
  static IJavaDisplay installedIn(BaseKernel kernel) {
    QuietLogging.inKernel();
    for (Class<?> type : Bundles.TYPES) {
      kernel.getRenderer().createRegistration(type).register(IJavaDisplay::render);
    }
    IJavaDisplay display = new IJavaDisplay(kernel);
    BriefTraces.watchKernel(kernel);
    ResetValues.watchKernel(
        kernel, said -> display.open(Shown.html("<pre>" + Html.escape(said) + "</pre>", said)));
    if (!gsonKnowsRecords()) {
      display.open(Shown.html(Html.paragraph(OLD_GSON), OLD_GSON));
    }
    return display;
  }

  /**
   * Records and this method came with the same version; IJava's class loader asks its own first.
   */
  private static boolean gsonKnowsRecords() {
    return Stream.of(JsonArray.class.getMethods()).anyMatch(m -> m.getName().equals("asList"));
  }

  private static void render(Object value, RenderContext context) {
    Bundles.of(value).forEach((type, data) -> context.getOutputContainer().putData(type, data));
  }

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

  /** Through the cell, which may have been stopped meanwhile: see {@link JJavaExtension}. */
  private void update(Optional<ShellReplyEnvironment> cell, DisplayData changed) {
    cell.ifPresentOrElse(
        open -> open.publish(new PublishUpdateDisplayData(changed)),
        () -> kernel.getIO().display.updateDisplay(changed));
  }

  private static DisplayData data(Map<String, Object> bundle, String id) {
    DisplayData data = new DisplayData();
    Bundles.encoded(bundle).forEach(data::putData);
    data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
    return data;
  }
}
