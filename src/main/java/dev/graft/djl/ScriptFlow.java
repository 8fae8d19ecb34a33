package dev.graft.djl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network computes as one list of steps: its code with the code of some modules in place of
 * their calls. Every call of another module is a step of its own.
 */
final class ScriptFlow {
  private static final Pattern MEMBER = Pattern.compile("(\\w+) = (\\w+)\\.(\\w+)");
  private static final Pattern NUMBERED = Pattern.compile("(\\w+) = getattr\\((\\w+), \"(.+)\"\\)");
  private static final Pattern CALL = Pattern.compile("\\((\\w+)\\)\\.(\\w+)\\(");
  private static final Pattern ASSIGNED = Pattern.compile("([\\w, ]+?)( : [^=]+)? = (.*)");
  private static final Pattern NAME =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\w.])[A-Za-z_]\\w*(?![\\w=])");

  private static final String OURS = "graft_";

  /** The name of the network's input. */
  static final String INPUT = OURS + "input";

  private final ScriptArchive archive;
  private final Set<String> opened;
  private final List<Step> steps = new ArrayList<>();
  private final String result;
  private int names;

  /**
   * A statement.
   *
   * @param module the path of the module that it calls, or of the value that it reads of one; empty
   *     for neither
   * @param type the class of the module that it calls; empty for none
   * @param left what it gives
   * @param right how, with {@code $M} for the module
   * @param uses the names that it takes
   */
  record Step(String module, String type, String left, String right, Set<String> uses) {
    /** The names that it gives. */
    List<String> gives() {
      return List.of(left.replaceAll("[ ,]+$", "").split(", *"));
    }
  }

  private ScriptFlow(ScriptArchive archive, Set<String> opened) {
    this.archive = archive;
    this.opened = opened;
    ScriptClass network = archive.network();
    ScriptClass.Method forward = network.methods().get("forward");
    result = new Body("", network, forward).inlined(List.of(INPUT));
  }

  /** The steps of a network, where the modules at some paths are seen into. */
  static ScriptFlow of(ScriptArchive archive, Set<String> opened) {
    return new ScriptFlow(archive, opened);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The name of its answer. */
  String result() {
    return result;
  }

  private String fresh() {
    return OURS + names++;
  }

  private static boolean isOurs(String name) {
    return name.startsWith(OURS) && name.matches("\\w+");
  }

  private void add(String module, String type, String left, Renamed right) {
    steps.add(new Step(module, type, left, right.text(), right.uses()));
  }

  private record Renamed(String text, Set<String> uses) {}

  /** The code of one call of a module. */
  private final class Body {
    private final String path;
    private final ScriptClass type;
    private final ScriptClass.Method method;
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();

    Body(String path, ScriptClass type, ScriptClass.Method method) {
      this.path = path;
      this.type = type;
      this.method = method;
      modules.put("self", path);
      types.put("self", type.name());
    }

    /** Adds its steps; the name of its answer. */
    String inlined(List<String> arguments) {
      List<String> own = new ArrayList<>(method.arguments().keySet());
      for (int i = 0; i < own.size(); i++) {
        renamed.put(own.get(i), arguments.get(i));
      }
      String answer = "";
      for (String line : method.lines()) {
        if (line.startsWith("return ")) {
          answer = value(line.substring("return ".length()));
        } else {
          take(line);
        }
      }
      return answer;
    }

    private void take(String line) {
      for (Pattern pattern : List.of(NUMBERED, MEMBER)) {
        Matcher read = pattern.matcher(line);
        if (read.matches() && modules.containsKey(read.group(2))) {
          member(read.group(1), read.group(2), read.group(3));
          return;
        }
      }
      Matcher assigned = ASSIGNED.matcher(line);
      if (!assigned.matches()) {
        add("", "", fresh(), renamed(called(line)));
        return;
      }
      Renamed right = renamed(called(assigned.group(3)));
      StringBuilder left = new StringBuilder();
      for (String name : assigned.group(1).replaceAll("[ ,]+$", "").split(", *")) {
        renamed.put(name, fresh());
        left.append(left.isEmpty() ? "" : ", ").append(renamed.get(name));
      }
      boolean several = assigned.group(1).contains(",");
      String annotated = assigned.group(2) == null ? "" : assigned.group(2);
      add("", "", left + (several ? ", " : annotated), right);
    }

    private void member(String name, String of, String member) {
      String full = modules.get(of).isEmpty() ? member : modules.get(of) + "." + member;
      String kind = archive.type(types.get(of)).members().getOrDefault(member, "");
      if (archive.isModule(kind)) {
        modules.put(name, full);
        types.put(name, kind);
        renamed.remove(name);
      } else {
        renamed.put(name, fresh());
        add(full, "", renamed.get(name), new Renamed("$M", Set.of()));
      }
    }

    /** The name of what an expression comes to. */
    private String value(String expression) {
      String left = called(expression);
      if (renamed.containsKey(left)) {
        return renamed.get(left);
      }
      if (isOurs(left)) {
        return left;
      }
      String name = fresh();
      add("", "", name, renamed(left));
      return name;
    }

    /** An expression with the answers of all calls of modules in their place. */
    private String called(String expression) {
      String text = expression;
      int from = 0;
      Matcher call = CALL.matcher(text);
      while (call.find(from)) {
        int end = closing(text, call.end());
        String inner = text.substring(call.end(), end);
        if (!modules.containsKey(call.group(1)) || holdsCall(inner)) {
          from = call.end();
        } else {
          String answer = answer(call.group(1), call.group(2), inner);
          text = text.substring(0, call.start()) + answer + text.substring(end + 1);
          call = CALL.matcher(text);
          from = 0;
        }
      }
      return text;
    }

    private boolean holdsCall(String text) {
      return CALL.matcher(text).results().anyMatch(m -> modules.containsKey(m.group(1)));
    }

    private String answer(String alias, String name, String inner) {
      String full = modules.get(alias);
      ScriptClass of = archive.type(types.get(alias));
      ScriptClass.Method code = of.methods().get(name);
      if (opened.contains(full) && code.straight()) {
        return new Body(full, of, code).inlined(split(inner).stream().map(this::value).toList());
      }
      String left = fresh();
      Renamed arguments = renamed(inner);
      add(
          full,
          of.name(),
          left,
          new Renamed("($M)." + name + "(" + arguments.text() + ")", arguments.uses()));
      return left;
    }

    private Renamed renamed(String text) {
      Set<String> uses = new LinkedHashSet<>();
      String changed =
          NAME.matcher(text)
              .replaceAll(
                  found -> {
                    String name = renamed.getOrDefault(found.group(), found.group());
                    if (isOurs(name)) {
                      uses.add(name);
                    }
                    return Matcher.quoteReplacement(name);
                  });
      return new Renamed(changed, uses);
    }

    @Override
    public String toString() {
      return type.name() + " at " + path;
    }
  }

  private static int closing(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char letter = text.charAt(at++);
      depth += letter == '(' || letter == '[' ? 1 : letter == ')' || letter == ']' ? -1 : 0;
    }
    return at - 1;
  }

  /** The arguments of a call, which has a comma behind each. */
  private static List<String> split(String inner) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < inner.length(); i++) {
      char letter = inner.charAt(i);
      depth += letter == '(' || letter == '[' ? 1 : letter == ')' || letter == ']' ? -1 : 0;
      if (letter == ',' && depth == 0) {
        parts.add(inner.substring(begin, i).trim());
        begin = i + 1;
      }
    }
    if (!inner.substring(begin).isBlank()) {
      parts.add(inner.substring(begin).trim());
    }
    return parts;
  }
}
