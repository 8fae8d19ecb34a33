package dev.graft.cause;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an arm may hurt, or help less than it could: a list of usual causes, each with the number
 * that speaks for it, and runs that would tell where no number does. A cause is a symptom found,
 * not a proof; its suggestion is the test.
 *
 * @param heading the two arms with their validation accuracies
 * @param found the causes that a number speaks for, in the order of {@link Cause.Kind}
 * @param checks what no number can tell, but a run would
 * @param ruledOut what a run among these has shown not to be the cause
 */
public record Causes(
    String heading, List<Cause> found, List<Suggestion> checks, List<String> ruledOut)
    implements Shown {
  /** Copies the lists. */
  public Causes {
    found = List.copyOf(found);
    checks = List.copyOf(checks);
    ruledOut = List.copyOf(ruledOut);
  }

  /**
   * The causes of what an arm does against a baseline.
   *
   * @param runs of both, and of controls and changed arms where there are any
   */
  public static Causes of(Runs runs, String arm, String baseline) {
    Check.oneOf("arm", arm, runs.arms());
    Check.oneOf("arm", baseline, runs.arms());
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    return new Symptoms(runs, Course.of(runs, arm), Course.of(runs, baseline)).causes();
  }

  /** All suggested runs, those of the causes first. */
  public List<Suggestion> suggestions() {
    return Stream.concat(found.stream().flatMap(c -> c.suggestion().stream()), checks.stream())
        .toList();
  }

  /** The lines below the heading. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (found.isEmpty()) {
      lines.add("no cause found in the numbers");
    }
    for (Cause cause : found) {
      lines.add(cause.toString());
      cause.suggestion().ifPresent(suggestion -> lines.add("try: " + suggestion));
    }
    checks.forEach(check -> lines.add("not known, a run would tell: " + check));
    ruledOut.forEach(words -> lines.add("ruled out: " + words));
    return lines;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(heading) + Html.list(lines()), this);
  }

  @Override
  public String toString() {
    return lines().stream().map("\n- "::concat).collect(Collectors.joining("", heading, ""));
  }
}
