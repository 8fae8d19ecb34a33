package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no run can say of itself. */
class RunChecksTest {
  @TempDir Path folder;

  @Test
  void numbersThatNoRunHasAreRefusedEvenWithoutASum() throws Exception {
    RunStore.at(folder).save(RunStoreTest.run(""), RunStoreTest.TENSORS);
    Path json = folder.resolve(RunStoreTest.KEY).resolve("run.json");
    String text = RunStoreTest.before(Files.readString(json));
    String[][] changes = {
      {"\"validationAccuracy\":0.25", "\"validationAccuracy\":-7"},
      {"\"chosen\":1", "\"chosen\":2"},
      {"\"labels\":4", "\"labels\":-4"},
      {"\"passes\":1.0", "\"passes\":-3"},
      {"\"trainingLoss\":1.2", "\"trainingLoss\":Infinity"},
      {"\"actual\":[0,", "\"actual\":[2,"},
      {"\"rows\":[4,", "\"rows\":[-4,"},
      {"\"curve\"", "\"curl\""}
    };
    for (String[] change : changes) {
      assertTrue(text.contains(change[0]), change[0]);
      Files.writeString(json, text.replace(change[0], change[1]));
      RunStoreTest.assertDamaged(folder, "");
    }
  }
}
