package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.graft.analysis.RunFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs as lines of JSON. */
class RunsJsonTest {
  @Test
  void runsComeBackAsTheyWere() {
    Run failed = RunStoreTest.run("the loss is not a number");
    Point endless = new Point(2, 6, 1, Double.POSITIVE_INFINITY, Double.NaN, 0.5);
    Run infinite =
        new Run(
            "k",
            "ünder \"quotes\"\n",
            Long.MAX_VALUE,
            "diverged",
            new Curve(List.of(endless), 0),
            Predictions.stated(0.25),
            new Budget(Double.NaN, -1, 0.1, -1, -1),
            Map.of("note", "a\tb"));
    List<Run> all = new java.util.ArrayList<>(RunFixtures.threeArms(3).all());
    all.addAll(List.of(failed, infinite));
    String text = RunsJson.text(new Runs(all));
    assertEquals(all, RunsJson.read(text).all());
    assertEquals(all.size(), text.lines().count());
  }

  @Test
  void linesAreStrictJsonUnderTheNamesOfTheRecords() {
    String text = RunsJson.text(new Runs(List.of(RunStoreTest.run(""))));
    assertFalse(text.contains("NaN"));
    var line = JsonParser.parseString(text).getAsJsonObject();
    assertEquals("[0,1]", line.getAsJsonObject("test").get("actual").toString());
    assertTrue(
        line.getAsJsonObject("curve")
            .getAsJsonArray("points")
            .get(0)
            .getAsJsonObject()
            .get("trainingLoss")
            .isJsonNull());
  }

  private static String refused(String text) {
    return assertThrows(IllegalArgumentException.class, () -> RunsJson.read(text)).getMessage();
  }

  @Test
  void aLineThatIsNoRunIsNamed() {
    String good = RunsJson.text(new Runs(List.of(RunStoreTest.run(""))));
    assertTrue(refused(good + "{").startsWith("line 2 is no run that this version of Graft wrote"));
    assertTrue(refused("arm,seed").contains("it must be"));
    assertTrue(refused(good.replace("\"format\":1", "\"format\":2")).contains("\"format\": 1"));
    assertTrue(refused(good.replace("\"updates\"", "\"steps\"")).contains("the names of a run"));
    assertTrue(refused(good.replace("\"seed\":7,", "")).contains("must"));
    assertTrue(
        refused(good.replace("\"predicted\":[0,0]", "\"predicted\":[0,5]")).contains("answer"));
    assertTrue(refused(good.replace("\"rows\":[4,7]", "\"rows\":[4]")).contains("whole run"));
  }
}
