package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's own split is not lost in silence. */
class PartColumnTest extends TableFixtures {
  private static final String SAID =
      "Column 'fold' says which part a row belongs to (%s) and is not heeded: a split that is drawn"
          + " mixes them. Leave it out and give withParts(...) the part of each row.";

  private List<String> notes(String one, String other) throws IOException {
    return good(Text.format("x,fold,y\n1,%s,a\n5,%s,b\n3,%s,b\n9,%s,a\n", one, other, one, other))
        .notes();
  }

  @Test
  void ofATable() throws IOException {
    assertEquals(List.of(Text.format(SAID, "test, train")), notes("train", "test"));
    assertEquals(List.of(Text.format(SAID, "Holdout, Training")), notes("Training", "Holdout"));
    assertEquals(List.of(), notes("train", "plane"));
    assertEquals(List.of(), notes("test", "test"));
  }

  /** Where a program ran, and how many times as much. */
  @Test
  void notOfProgramsAndNotOfMultiples() throws IOException {
    String csv = "x,%s,y\n1,%s,a\n5,%s,b\n3,%2$s,b\n9,%3$s,a\n";
    assertEquals(List.of(), good(Text.format(csv, "env", "dev", "test")).notes());
    assertEquals(List.of(), good(Text.format(csv, "fold", "2-fold", "3-fold")).notes());
    assertEquals(1, good(Text.format(csv, "fold", "fold 2", "fold 3")).notes().size());
  }

  @Test
  void ofSamplesOfABank() throws IOException {
    assertEquals(List.of(Text.format(SAID, "DEV, OOT")), notes("DEV", "OOT"));
    assertEquals(
        List.of(Text.format(SAID, "in-sample, out-of-sample")),
        notes("in-sample", "out-of-sample"));
    assertEquals(List.of(), notes("DEV", "OPS"));
    assertEquals(List.of(), notes("OOT", "OOS"));
  }

  @Test
  void ofFolds() throws IOException {
    String said = Text.format(SAID.replace("which part", "which fold"), "0, 1");
    assertEquals(List.of(said), notes("0", "1"));
    assertEquals(List.of(), notes("1", "1").stream().filter(n -> n.contains("fold a")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_train:0:1",
        "isTest:True:False",
        "usage:Training:PublicTest",
        "which:train_1:test_1",
        "partition:0:2",
        "set:0:1",
        "split:1:2",
        "tr_te:tr:te",
        "cv:1:5",
        "for_validation:yes:no"
      })
  void otherNamesOfParts(String column) throws IOException {
    assertEquals(1, parts(column).size(), column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train:yes:no",
        "test:0:1",
        "set:1:2",
        "cv:75:90",
        "usage:0:1",
        "part:1:2",
        "how:PublicTransport:PrivateCar",
        "split:10:12",
        "is_trained:0:1"
      })
  void whatHasAnotherSense(String column) throws IOException {
    assertEquals(List.of(), parts(column), column);
  }

  private List<String> parts(String column) throws IOException {
    String[] c = column.split(":");
    String csv = "1,%s,a\n5,%s,b\n3,%s,b\n9,%s,a\n";
    return good("x," + c[0] + ",y\n" + Text.format(csv, c[1], c[1], c[2], c[2])).notes().stream()
        .filter(words -> words.contains("is not heeded"))
        .toList();
  }

  @Test
  void itIsNotSaidOfRowsThatHaveParts() throws IOException {
    TableSet set = good("x,fold,y\n1,train,a\n5,test,b\n3,train,b\n9,test,a\n");
    List<Part> parts =
        set.cells("fold").stream()
            .map(cell -> cell.equals("train") ? Part.TRAINING : Part.TEST)
            .toList();
    assertEquals(List.of(), set.without("fold").withParts(parts).notes());
    assertEquals(List.of(), set.without("fold").notes(), "left out knowingly");
  }

  @Test
  void ofSentences() throws IOException {
    String csv = "say,y,fold\ngood day,a,train\nbad night,b,test\nfair noon,a,train\nok,b,test\n";
    TextSet set = TextSet.of(file(csv), CsvOptions.withDefaults(), "say", "y");
    assertEquals(List.of(Text.format(SAID, "test, train")), set.notes());
    List<Part> parts =
        Stream.of(Part.TRAINING, Part.TEST)
            .flatMap(p -> Collections.nCopies(2, p).stream())
            .toList();
    assertEquals(List.of(), set.withParts(parts).notes());
  }
}
