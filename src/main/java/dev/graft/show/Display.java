package dev.graft.show;

import dev.graft.internal.Html;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Where values are shown while a cell or a program runs. A notebook kernel provides one through
 * {@link ServiceLoader}; where none is available, nothing but {@link #plain} text is shown.
 */
public interface Display {
  /** One output whose content can be replaced. */
  interface Slot {
    /** Replaces what the output shows. */
    void update(Map<String, Object> bundle);

    /** Replaces what the output shows by how far something has come. */
    default void progress(Progress progress) {
      update(Shown.html(Html.paragraph(progress.line()), progress.line()));
    }

    /** Replaces what the output shows for the last time. */
    default void finish(Map<String, Object> bundle) {
      update(bundle);
    }
  }

  /** True where this display can be used now, for example inside a running kernel. */
  boolean available();

  /** Shows a value in an output of its own. */
  default void show(Shown value) {
    open(value.bundle());
  }

  /** Shows a new output. */
  Slot open(Map<String, Object> bundle);

  /** The display to use: that of the running kernel, else the terminal. */
  static Display current() {
    for (Display display : ServiceLoader.load(Display.class, Display.class.getClassLoader())) {
      if (display.available()) {
        return display;
      }
    }
    return new Terminal();
  }

  /**
   * Tells a kernel that has no extensions of Graft, so that it shows the value that is being made.
   * Nothing is thrown: a class whose initialisation throws is lost until the kernel restarts.
   */
  static boolean announced() {
    try {
      return current().available();
    } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
      System.getLogger("dev.graft").log(System.Logger.Level.WARNING, "no rich display", e);
      return false;
    }
  }

  /** The plain text of a bundle. */
  static String plain(Map<String, Object> bundle) {
    return String.valueOf(bundle.get("text/plain"));
  }
}
