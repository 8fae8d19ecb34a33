package dev.graft.notebook;

import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/**
 * Cuts what is shown of a refusal of Graft's to its message and the user's own lines: those between
 * say nothing to him. One place for all refusals, wherever they are thrown; an error that Graft did
 * not foresee keeps its trace.
 */
final class BriefTraces {
  private static final String REFUSAL = IllegalArgumentException.class.getName();
  private static final String OURS = "dev.graft.";

  /** The name that jshell gives to the file of a cell, before the cell's number. */
  private static final String CELL = "#";

  private BriefTraces() {}

  /** Watches the shell of a kernel; one in which none is found is left alone. */
  static void watchKernel(Object kernel) {
    ResetValues.shell(kernel).ifPresent(BriefTraces::watch);
  }

  /** The event is heard before the kernel gets it, so that it shows what is left. */
  private static void watch(JShell shell) {
    shell.onSnippetEvent(BriefTraces::heard);
  }

  private static void heard(SnippetEvent event) {
    if (event.exception() instanceof EvalException thrown
        && thrown.getExceptionClassName().equals(REFUSAL)) {
      cut(thrown);
    }
  }

  private static void cut(EvalException thrown) {
    StackTraceElement[] all = thrown.getStackTrace();
    StackTraceElement[] own =
        Stream.of(all).filter(BriefTraces::isCell).toArray(StackTraceElement[]::new);
    if (own.length > 0 && all[0].getClassName().startsWith(OURS)) {
      thrown.setStackTrace(own);
    }
  }

  private static boolean isCell(StackTraceElement frame) {
    return frame.getFileName() != null && frame.getFileName().startsWith(CELL);
  }
}
