package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** As much of the IJava kernel as a notebook test needs: Java cells and {@code %classpath}. */
public final class JavaKernel extends BaseKernel {
  private static final String CLASS_PATH = "%classpath ";
  private static final String DEFAULT_IMPORTS =
      "import java.util.*; import java.io.*; import java.math.*; import java.net.*;"
          + " import java.util.concurrent.*; import java.util.prefs.*; import java.util.regex.*;";

  private static final Set<SubKind> SHOWN =
      EnumSet.of(
          SubKind.VAR_VALUE_SUBKIND,
          SubKind.OTHER_EXPRESSION_SUBKIND,
          SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  private final KeepingControl control = new KeepingControl();
  private final JShell shell =
      JShell.builder().executionEngine(KeepingControl.provider(control), Map.of()).build();

  JavaKernel() {
    evaluate(DEFAULT_IMPORTS);
  }

  @Override
  public DisplayData eval(String cell) throws Exception {
    for (String line : cell.lines().filter(text -> text.startsWith(CLASS_PATH)).toList()) {
      addToClassPath(line.substring(CLASS_PATH.length()).split(" "));
    }
    String java =
        cell.lines().filter(text -> !text.startsWith("%")).collect(Collectors.joining("\n"));
    Object value = evaluate(java);
    return value == null ? null : getRenderer().render(value);
  }

  private void addToClassPath(String... patterns) throws IOException {
    for (String pattern : patterns) {
      for (Path path : new GlobFinder(pattern).computeMatchingPaths()) {
        shell.addToClasspath(path.toAbsolutePath().toString());
      }
    }
  }

  private Object evaluate(String java) {
    Object last = null;
    CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(java);
    while (next.completeness().isComplete()) {
      for (SnippetEvent event : shell.eval(next.source())) {
        last = value(event);
      }
      next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
    }
    if (next.completeness() != Completeness.EMPTY) {
      throw new IllegalArgumentException("incomplete: " + next.remaining());
    }
    return last;
  }

  private Object value(SnippetEvent event) {
    if (event.exception() != null) {
      throw new IllegalStateException(event.exception());
    }
    if (event.status() == Snippet.Status.REJECTED) {
      String errors =
          shell
              .diagnostics(event.snippet())
              .map(error -> error.getMessage(null))
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException(event.snippet().source() + ": " + errors);
    }
    boolean shown = event.value() != null && SHOWN.contains(event.snippet().subKind());
    return shown ? control.taken(event.value()).orElse(null) : null;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").fileExtension(".java").build();
  }

  @Override
  public void interrupt() {
    shell.stop();
  }

  @Override
  public void onShutdown(boolean restarting) {
    shell.close();
  }
}
