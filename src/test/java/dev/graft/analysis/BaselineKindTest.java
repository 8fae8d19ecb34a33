package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.curves;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineKindTest {
  private static final List<Run> FROZEN = facts("frozen", 0.8, "large-net", "64");
  private static final List<Run> TWIN =
      StandingFixtures.with(facts("scratch", 0.5, "large-net", "64"), "start", "scratch");
  private static final List<Run> RIVAL =
      StandingFixtures.with(facts("scratch", 0.5, "small-net", "32"), "start", "scratch");

  private static List<Run> facts(String arm, double accuracy, String backbone, String size) {
    List<Run> runs = curves(Arm.of(arm, accuracy), FLAT);
    return StandingFixtures.with(
        StandingFixtures.with(runs, "network.backbone", backbone), "input.size", size);
  }

  private static BaselineKind kind(List<Run> arm, List<Run> baseline) {
    return BaselineKind.of(Pairs.of(runs(arm, baseline), "frozen", "scratch"));
  }

  @Test
  void theSameNetworkOnTheSamePixelsFromScratchIsTheTwin() {
    assertEquals(BaselineKind.TWIN, kind(FROZEN, TWIN));
    assertEquals(BaselineKind.RIVAL, kind(FROZEN, RIVAL));
    assertEquals(
        BaselineKind.RIVAL,
        kind(FROZEN, StandingFixtures.with(TWIN, "input.size", "32")),
        "other pixels");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertEquals(
        BaselineKind.OTHER, kind(FROZEN, facts("scratch", 0.5, "large-net", "64")), "pre-trained");
    assertEquals(
        BaselineKind.OTHER,
        kind(curves(Arm.of("frozen", 0.8), FLAT), TWIN),
        "a run of before does not say its network");
    assertEquals(
        BaselineKind.OTHER,
        kind(StandingFixtures.with(FROZEN, "control", "random base"), TWIN),
        "a control transfers nothing");
  }

  @Test
  void theSentenceSaysWhichQuestionIsAnswered() {
    String twin = sentence(TWIN);
    assertTrue(twin.contains("scratch is its twin, the same network from scratch"), twin);
    String rival = sentence(RIVAL);
    assertTrue(
        rival.contains("scratch is a rival, small-net from scratch and not its twin"), rival);
  }

  private static String sentence(List<Run> baseline) {
    return Comparison.of(runs(FROZEN, baseline)).against("scratch").verdicts().get(0).toString();
  }
}
