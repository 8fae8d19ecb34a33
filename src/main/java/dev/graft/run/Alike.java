package dev.graft.run;

import dev.graft.internal.Text;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In which respects arms should be alike, so that what differs between them is the transfer. The
 * same is asked of their descriptions before they run and of the facts of their runs afterwards.
 */
public enum Alike {
  /** Passes over the training rows. */
  PASSES(
      Asked.WITH_CONTROLS,
      ", ",
      "budgets differ: passes over the training rows are %s; withPassesOf(longest) gives an arm as"
          + " many",
      "budgets differ: passes over the training rows were %s"),
  /** How learning rates are found. */
  SEARCHES(
      Asked.WITH_CONTROLS,
      "; ",
      "rates differ in how they are found: %s",
      "searches differ: learning rates were found among %s; an arm that searched less may lose by it,"
          + " and withRateSearch gives all arms one search"),
  /** How training rows are varied. */
  AUGMENTATION(Asked.WITH_CONTROLS, ", ", "augmentation differs: %s", "augmentation differs: %s"),
  /** How pictures become numbers. */
  PICTURES(
      Asked.WITHOUT_CONTROLS,
      "; ",
      "pictures enter in different ways: %s",
      "input differs, pictures enter in different ways: %s"),
  /** How rows of any kind become numbers. */
  ROWS(
      Asked.WITHOUT_CONTROLS,
      "; ",
      "rows enter in different ways: %s",
      "input differs, rows enter in different ways: %s"),
  /** What is transferred. */
  BASES(
      Asked.WITHOUT_CONTROLS,
      "; ",
      "bases differ: %s; what is compared is the bases, not only how they are transferred",
      "bases differ, so arms differ in what they know and not only in how it is transferred: %s");

  /** Controls are made to differ: from another base, or from the rows themselves. */
  private enum Asked {
    WITH_CONTROLS,
    WITHOUT_CONTROLS
  }

  private final Asked asked;

  /** Between the arms' answers afterwards; those that hold commas are parted by more. */
  private final String between;

  private final String before;
  private final String after;

  Alike(Asked asked, String between, String before, String after) {
    this.asked = asked;
    this.between = between;
    this.before = before;
    this.after = after;
  }

  /** Whether an arm is asked at all. */
  public boolean asks(boolean control) {
    return asked == Asked.WITH_CONTROLS || !control;
  }

  /** How many answers there are. */
  public static long ways(Map<String, String> byArm) {
    return byArm.values().stream().distinct().count();
  }

  /**
   * What is said before the runs; empty where all answer alike.
   *
   * @param byArm what each arm answers, in the arms' order
   */
  public Optional<String> before(Map<String, String> byArm) {
    return differ(before, byArm);
  }

  /** The same in other respects, in these words with each arm's answer. */
  public static Optional<String> differ(String words, Map<String, String> byArm) {
    return ways(byArm) < 2 ? Optional.empty() : Optional.of(Text.format(words, each(byArm, "; ")));
  }

  /** What is said after the runs; empty where all answer alike. */
  public Optional<String> after(Map<String, String> byArm) {
    return ways(byArm) < 2 ? Optional.empty() : Optional.of(told(byArm));
  }

  /** The same where the answers are told whether they differ or not. */
  public String told(Map<String, String> byArm) {
    return Text.format(after, each(byArm, between));
  }

  private static String each(Map<String, String> byArm, String between) {
    return byArm.entrySet().stream()
        .map(arm -> arm.getKey() + " " + arm.getValue())
        .collect(Collectors.joining(between));
  }
}
