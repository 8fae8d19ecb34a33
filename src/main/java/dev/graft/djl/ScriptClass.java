package dev.graft.djl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class as a TorchScript file states it, in the part of Python that it is written in.
 *
 * @param name with its module, such as {@code __torch__.torch.nn.modules.conv.Conv2d}
 * @param members name and type of each
 * @param methods by name
 */
record ScriptClass(String name, Map<String, String> members, Map<String, Method> methods) {
  private static final Pattern CLASS = Pattern.compile("class (\\w+)\\(\\w*\\):");
  private static final Pattern MEMBER = Pattern.compile("  (\\w+) : (.+)");
  private static final Pattern NUMBERED =
      Pattern.compile("  __annotations__\\[\"([^\"]+)\"\\] = (.+)");
  private static final Pattern METHOD = Pattern.compile("  def (\\w+)\\((\\w+): [\\w.]+(.*)");
  private static final Pattern ARGUMENT =
      Pattern.compile("(\\w+): ((?:[^,\\[\\]]|\\[[^\\]]*\\])+)");
  private static final String BODY = "    ";

  /**
   * A method.
   *
   * @param arguments name and type of each, without the object itself
   * @param answers the type of what it answers
   * @param lines its statements
   * @param straight whether they follow one another without branch and loop, of an object that is
   *     called self, as in all that was traced
   */
  record Method(
      Map<String, String> arguments, String answers, List<String> lines, boolean straight) {}

  /** The classes of a file of code by their full names. */
  static Map<String, ScriptClass> in(String module, String text) {
    Map<String, ScriptClass> classes = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    ScriptClass current = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher begins = CLASS.matcher(line);
      if (begins.matches()) {
        String name = module + "." + begins.group(1);
        current = new ScriptClass(name, new LinkedHashMap<>(), new LinkedHashMap<>());
        classes.put(name, current);
      } else if (current != null) {
        current.take(lines, i);
      }
    }
    return classes;
  }

  private void take(List<String> lines, int at) {
    for (Pattern pattern : List.of(NUMBERED, MEMBER)) {
      Matcher member = pattern.matcher(lines.get(at));
      if (member.matches()) {
        members.put(member.group(1), member.group(2));
        return;
      }
    }
    Matcher method = METHOD.matcher(lines.get(at));
    if (method.matches()) {
      Method found = method(method.group(3), lines, at + 1);
      boolean cut = found.straight() && method.group(2).equals("self");
      methods.put(
          method.group(1), new Method(found.arguments(), found.answers(), found.lines(), cut));
    }
  }

  private static Method method(String first, List<String> lines, int from) {
    StringBuilder heading = new StringBuilder(first);
    int next = from;
    while (!heading.toString().endsWith(":") || !heading.toString().contains("->")) {
      heading.append(lines.get(next++).trim());
    }
    int end = heading.lastIndexOf(") ->");
    Map<String, String> arguments = new LinkedHashMap<>();
    Matcher each = ARGUMENT.matcher(heading.substring(0, end));
    while (each.find()) {
      arguments.put(each.group(1), each.group(2).trim());
    }
    String answers = heading.substring(end + ") ->".length(), heading.length() - 1).trim();
    List<String> body = new ArrayList<>();
    boolean straight = true;
    while (next < lines.size() && lines.get(next).startsWith(BODY)) {
      String line = lines.get(next++).substring(BODY.length());
      straight = straight && !line.startsWith(" ") && !line.endsWith(":");
      body.add(line.trim());
    }
    return new Method(arguments, answers, List.copyOf(body), straight);
  }
}
