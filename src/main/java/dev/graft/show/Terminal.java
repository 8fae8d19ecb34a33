package dev.graft.show;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/**
 * A terminal: an output of one line is rewritten in place. Where text goes to a log instead, each
 * change is a line, and progress has one for each part that ended, and one every 15 seconds.
 */
final class Terminal implements Display {
  /** What even narrow terminals hold; a line that wraps cannot be rewritten. */
  private static final int COLUMNS = 79;

  /** In nanoseconds: a log that is silent for longer looks dead. */
  private static final long LONGEST_PAUSE = 14_000_000_000L;

  /** What text goes to. */
  enum Kind {
    /** Where a line can be written over. */
    INTERACTIVE,
    /** A file or a pipe. */
    LOG
  }

  private final PrintStream out;
  private final Kind kind;

  Terminal() {
    this(System.out, isTerminal(System.console()) ? Kind.INTERACTIVE : Kind.LOG);
  }

  Terminal(PrintStream out, Kind kind) {
    this.out = out;
    this.kind = kind;
  }

  /** From Java 22 on there may be a console that is no terminal; it has a method that tells. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

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
    private int ended;
    private long writtenAt = System.nanoTime();

    @Override
    public void update(Map<String, Object> bundle) {
      write(Display.plain(bundle));
    }

    @Override
    public void progress(Progress progress) {
      if (kind == Kind.INTERACTIVE) {
        String line = progress.line();
        write(line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...");
      } else if (progress.ended() > ended || System.nanoTime() - writtenAt > LONGEST_PAUSE) {
        write(progress.line());
      }
      ended = progress.ended();
    }

    @Override
    public void finish(Map<String, Object> bundle) {
      update(bundle);
      if (kind == Kind.INTERACTIVE) {
        out.println();
      }
    }

    private void write(String text) {
      if (text.equals(shown)) {
        return;
      }
      boolean inPlace = kind == Kind.INTERACTIVE && !shown.contains("\n") && !text.contains("\n");
      String padding = " ".repeat(Math.max(0, shown.length() - text.length()));
      out.print(inPlace ? "\r" + text + padding : text + System.lineSeparator());
      out.flush();
      shown = text;
      writtenAt = System.nanoTime();
    }
  }
}
