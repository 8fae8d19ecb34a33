package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In jshell, which has no display, a value is its text. */
@Tag("slow")
class JShellTest {
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
  private static JShell shell;

  @BeforeAll
  static void start() {
    PrintStream out = new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
    shell = JShell.builder().out(out).err(out).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    Stream.of(Imports.LINE.split("(?<=;) ?")).forEach(JShellTest::value);
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  private static String value(String java) {
    List<SnippetEvent> events = shell.eval(java);
    assertEquals(1, events.size(), java);
    assertEquals(null, events.get(0).exception(), java);
    assertTrue(
        events.get(0).status().isDefined(),
        () -> java + ": " + shell.diagnostics(events.get(0).snippet()).toList());
    return events.get(0).value();
  }

  /** Our own lines and our libraries' say nothing to a user; the file has its whole path. */
  @Test
  void anErrorIsOurSentenceAndTheUsersLine() {
    JShellException thrown =
        shell.eval("Images.read(java.nio.file.Path.of(\"nope.png\"))").get(0).exception();
    String message = thrown.getMessage();
    assertTrue(message.startsWith("cannot read image (/"), message);
    assertTrue(message.contains("/nope.png): there is no such file"), message);
    assertEquals(null, thrown.getCause());
    for (StackTraceElement frame : thrown.getStackTrace()) {
      assertFalse(frame.getClassName().startsWith("dev.graft"), frame::toString);
    }
  }

  @Test
  void valuesAreWordsAndTables() {
    value("var digits = Digits.all();");
    value(
        "var network = FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(digits.classes()));");
    value("var runs = RunFixtures.threeArms(3);");
    value("var comparison = Comparison.of(runs).against(\"scratch\");");
    assertTrue(value("digits").startsWith("Digits, 1,797 pictures in 10 classes"));
    assertTrue(value("digits.perClass(2, 2)").startsWith("Digits, split into 2 training"));
    assertTrue(value("network").contains("\nlayer "));
    assertTrue(value("comparison").contains("fine-tuned helps against scratch: +"));
    assertTrue(value("comparison").contains("\narm "));
    assertTrue(value("Charts.accuracy(runs)").startsWith("Test accuracy\n"));
    for (String name :
        List.of("digits", "network", "runs", "comparison", "Recipe.withDefaults()")) {
      assertFalse(value(name).matches("(?s).*(@[0-9a-f]{6,}|<p>|<td>).*"), value(name));
    }
  }

  @Test
  void showPrintsTheText() {
    value("Digits.all().show();");
    String text = PRINTED.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("Digits, 1,797 pictures in 10 classes"), text);
  }
}
