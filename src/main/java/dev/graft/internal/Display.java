package dev.graft.internal;

import java.util.Map;
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
  }

  /** True where this display can be used now, for example inside a running kernel. */
  boolean available();

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

  /** The plain text of a bundle. */
  static String plain(Map<String, Object> bundle) {
    return String.valueOf(bundle.get("text/plain"));
  }
}
