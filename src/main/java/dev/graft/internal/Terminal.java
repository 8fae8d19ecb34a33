package dev.graft.internal;

import java.io.PrintStream;
import java.util.Map;

/** A terminal: an output of one line is rewritten in place, in a log each change is a line. */
final class Terminal implements Display {
  private final PrintStream out = System.out;
  private final boolean interactive = System.console() != null;

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Slot open(Map<String, Object> bundle) {
    Slot slot = new Line();
    slot.update(bundle);
    return slot;
  }

  private final class Line implements Slot {
    private String shown = "";

    @Override
    public void update(Map<String, Object> bundle) {
      String text = Display.plain(bundle);
      if (text.equals(shown)) {
        return;
      }
      boolean inPlace = interactive && !shown.contains("\n") && !text.contains("\n");
      String padding = " ".repeat(Math.max(0, shown.length() - text.length()));
      out.print(inPlace ? "\r" + text + padding : text + System.lineSeparator());
      out.flush();
      shown = text;
    }
  }
}
