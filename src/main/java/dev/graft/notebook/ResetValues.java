package dev.graft.notebook;

import dev.graft.internal.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Says which cells to run again where a cell uses a value that is gone. When a cell declares a
 * variable anew, jshell empties all variables that were made from it; a later cell then fails with
 * {@code "REPL.$JShell$49C.all" is null}, shows null, or computes with 0. Nothing is said where the
 * cells are run again from top to bottom, which makes the values anew.
 */
final class ResetValues {
  private static final int LONGEST_LINE = 72;

  /** What uses a value at once, which a method does not. */
  private static final Set<Snippet.Kind> USING =
      Set.of(Snippet.Kind.VAR, Snippet.Kind.EXPRESSION, Snippet.Kind.STATEMENT);

  /** Texts and comments. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|//[^\n]*|/\\*(?s:.*?)\\*/");

  /** In the order in which the cells ran. */
  private static final Comparator<VarSnippet> ORDER =
      Comparator.comparingInt(variable -> Integer.parseInt(variable.id()));

  /** The variables that are empty, each with what was declared anew. */
  private final Map<VarSnippet, String> empty = new HashMap<>();

  /** The number of the cell that made a variable last, where the kernel tells it. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final Consumer<String> say;

  /** The number of the running cell; 0 where it is not known. */
  private final IntSupplier running;

  private ResetValues(Consumer<String> say, IntSupplier running) {
    this.say = say;
    this.running = running;
  }

  /**
   * Watches the shell of a kernel; one in which none is found is left alone.
   *
   * @param say shows a sentence in the running cell
   */
  static void watchKernel(Object kernel, Consumer<String> say) {
    Optional<AtomicInteger> next = Fields.first(kernel, AtomicInteger.class);
    ResetValues values = new ResetValues(say, () -> next.map(n -> n.get() - 1).orElse(0));
    shell(kernel).ifPresent(found -> found.onSnippetEvent(values::heard));
  }

  /** JJava's kernel holds its shell, IJava's holds what holds it. */
  static Optional<JShell> shell(Object kernel) {
    return Fields.first(kernel, JShell.class)
        .or(
            () ->
                Fields.of(kernel)
                    .flatMap(part -> Fields.first(part, JShell.class).stream())
                    .findFirst());
  }

  private void heard(SnippetEvent event) {
    if (event.status() != Snippet.Status.VALID) {
      return;
    }
    assigned(event.snippet())
        .ifPresent(name -> empty.keySet().removeIf(old -> old.name().equals(name)));
    List<VarSnippet> missing = used(event);
    if (event.snippet() instanceof VarSnippet variable) {
      String from = missing.isEmpty() ? "" : empty.get(missing.get(0));
      empty.keySet().removeIf(old -> old.name().equals(variable.name()));
      if (event.causeSnippet() instanceof VarSnippet cause && isNamed(variable)) {
        empty.put(variable, origin(cause));
      } else {
        numbers.put(variable.name(), running.getAsInt());
        if (!missing.isEmpty() && isNamed(variable)) {
          empty.put(variable, from);
        }
      }
    }
    if (!missing.isEmpty()) {
      tell(missing, event.snippet());
    }
  }

  /**
   * In place of what the empty value led to, be it an error that names jshell's inside, null, or a
   * number computed with 0: what jshell's listener throws is the cell's error in both kernels. A
   * name that the cell may have for something else is not the cell's end, and is told before it.
   */
  private void tell(List<VarSnippet> missing, Snippet snippet) {
    String sentence = sentence(missing);
    if (missing.stream().allMatch(variable -> mayBeLocal(snippet, variable.name()))) {
      say.accept(sentence);
    } else {
      throw new EmptiedValue(sentence);
    }
  }

  /** The variable that a cell gives a value without declaring it; the value is there again. */
  private static Optional<String> assigned(Snippet snippet) {
    return snippet.subKind() == Snippet.SubKind.ASSIGNMENT_SUBKIND
        ? Optional.of(((ExpressionSnippet) snippet).name())
        : Optional.empty();
  }

  /** A parameter of a lambda, or a variable within braces. */
  private static boolean mayBeLocal(Snippet snippet, String name) {
    String declared = Text.format("[\\w>\\]]\\s+%s\\s*[=:;,)]", name);
    String parameter =
        Text.format("(?<![\\w$.])%s\\s*->|[(,]\\s*%s\\s*(,\\s*\\w+\\s*)*\\)\\s*->", name, name);
    return Pattern.compile(Text.format("%s|%s", declared, parameter))
        .matcher(snippet.source())
        .find();
  }

  /** Has no stack: the sentence is all that a kernel shows of it. */
  private static final class EmptiedValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EmptiedValue(String sentence) {
      super(sentence, null, false, false);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  /** Not one of jshell's own, such as $1. */
  private static boolean isNamed(VarSnippet variable) {
    return !variable.name().startsWith("$");
  }

  /** What began it: the cause may be empty itself, since something else is new. */
  private String origin(VarSnippet cause) {
    return empty.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(cause.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(cause.name());
  }

  /** The empty ones that a cell uses, in their order. */
  private List<VarSnippet> used(SnippetEvent event) {
    Snippet snippet = event.snippet();
    if (event.causeSnippet() != null || !USING.contains(snippet.kind())) {
      return List.of();
    }
    return empty.keySet().stream()
        .filter(variable -> !isOf(snippet, variable.name()) && mentions(snippet, variable.name()))
        .sorted(ORDER)
        .toList();
  }

  private static boolean isOf(Snippet snippet, String name) {
    return snippet instanceof VarSnippet variable && variable.name().equals(name);
  }

  private String sentence(List<VarSnippet> missing) {
    Set<VarSnippet> again = new TreeSet<>(ORDER);
    missing.forEach(variable -> add(variable, again));
    String names = missing.stream().map(VarSnippet::name).collect(Collectors.joining(", "));
    String causes = missing.stream().map(empty::get).distinct().collect(Collectors.joining(", "));
    String lines = again.stream().map(this::line).collect(Collectors.joining("\n  "));
    return Text.format(
        "%s: empty since %s was declared anew, from which it was made. Run again, from top to"
            + " bottom, the cells with%n  %s%nand then this one.",
        names, causes, lines);
  }

  /** A variable and all empty ones that it is made from. */
  private void add(VarSnippet variable, Set<VarSnippet> again) {
    if (again.add(variable)) {
      empty.keySet().stream()
          .filter(other -> mentions(variable, other.name()))
          .forEach(other -> add(other, again));
    }
  }

  private static boolean mentions(Snippet snippet, String name) {
    return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(NO_CODE.matcher(snippet.source()).replaceAll("\"\""))
        .find();
  }

  /** As in the notebook, "[3]: var ...". */
  private String line(VarSnippet variable) {
    int number = numbers.getOrDefault(variable.name(), 0);
    String line = variable.source().strip().lines().findFirst().orElse(variable.name());
    String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
    return number > 0 ? Text.format("[%d]: %s", number, cut) : cut;
  }
}
