package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs together by its names, the way out, and what is said once it was taken. */
class NamesTogetherTest {
  private static final DataNotes.Kind TOGETHER = DataNotes.Kind.ROWS_BELONG_TOGETHER;

  @TempDir Path temporary;

  /** Files of these names, which all differ, in a folder of their own. */
  private ImageSet set(String called, List<String> names) throws IOException {
    Path folder = temporary.resolve(called);
    for (String name : names) {
      Samples.write(Samples.plain(9, 9, name.hashCode() * 0x9E3779B1 >>> 8), folder.resolve(name));
    }
    return ImageFolder.of(folder);
  }

  /** Of each class as many patients, of the same numbers or of those that go on. */
  private ImageSet patients(boolean same) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      int patient = i / 4 % 6 + (same || i < 24 ? 0 : 6);
      names.add(Text.format("%s/patient%d/%d.png", i < 24 ? "tumor" : "normal", patient, i));
    }
    return set("patients " + same, names);
  }

  private static List<String> said(Examples set) {
    return set.noted().orElseThrow().all().stream()
        .filter(note -> note.kind() == TOGETHER)
        .map(DataNotes.Note::words)
        .toList();
  }

  private static Examples drawn(Examples set, UnaryOperator<String> group) {
    return set.split(0.5, 0.2, 0.3).byGroup(group).data();
  }

  @Test
  void aPatientInBothClassesIsKeptTogether() throws IOException {
    ImageSet set = patients(true);
    assertTrue(
        said(set).stream()
            .anyMatch(
                words ->
                    words.endsWith(
                        "where each shows one thing, in whichever class (several have patient0,"
                            + " patient1, patient2, patient3, patient4 and 1 more), keep it together: split(0.5,"
                            + " 0.2, 0.3).byGroup(name -> name.split(\"/\")[1])")),
        said(set).toString());
    assertEquals(List.of(), said(drawn(set, name -> name.split("/")[1])), "as told");
    assertTrue(
        said(drawn(set, name -> name.substring(0, name.lastIndexOf('/')))).stream()
            .anyMatch(words -> words.contains("[1])")),
        "a patient still stands in two parts");
  }

  @Test
  void patientsOfOneClassAreKeptByTheirFolder() throws IOException {
    ImageSet set = patients(false);
    String way = "byGroup(name -> name.substring(0, name.lastIndexOf('/')))";
    assertTrue(said(set).get(0).endsWith(way), said(set).toString());
    Examples parted = drawn(set, name -> name.substring(0, name.lastIndexOf('/')));
    assertEquals(List.of(), said(parted));
    assertTrue(
        parted.noted().orElseThrow().words().stream()
            .anyMatch(words -> words.startsWith("48 pictures in folders within class folders")),
        "what was made of the folders stays");
  }

  /** A messenger's names hold the day: pictures of one day are no one thing. */
  @Test
  void aDayIsNoThing() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      String name = i < 16 ? "good" : "bad";
      names.add(Text.format("%s/IMG-202301%02d-WA%04d.png", name, 10 + i % 8, i));
    }
    assertEquals(List.of(), said(set("messenger", names)));
    List<String> scans = names.stream().map(name -> name.replace("-WA00", "-slice")).toList();
    assertEquals(1, said(set("scans", scans)).size(), "another's day may be a visit");
  }

  @Test
  void kindsWithinClassesAreNone() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String breed = List.of("poodle", "siam", "pug", "tabby").get(i % 4);
      names.add(Text.format("%s/%s/%d.png", i % 2 == 0 ? "dog" : "cat", breed, i));
    }
    assertEquals(List.of(), said(set("breeds", names)));
  }

  @Test
  void copiesByAMarkBeforeTheName() throws IOException {
    List<String> names = new ArrayList<>();
    for (int leaf = 0; leaf < 16; leaf++) {
      for (String copy : List.of("", "aug_0_", "aug_1_", "flip-")) {
        names.add((leaf % 2 == 0 ? "rust/" : "sound/") + copy + "leaf" + leaf + ".png");
      }
    }
    ImageSet set = set("leaves", names);
    assertEquals(
        "64 pictures share a name but for a copy's mark before it (rust/leaf0, rust/leaf10,"
            + " rust/leaf12, rust/leaf14, rust/leaf2 and 11 more): they may stand in training and test. Keep them"
            + " together: split(0.5, 0.2, 0.3).byGroup(name -> name"
            + ".replaceFirst(\"(?<=/)aug[_-]?\\\\d*[_-]+(?=[^/]+$)\", \"\")"
            + ".replaceFirst(\"(?<=/)flip[_-]?\\\\d*[_-]+(?=[^/]+$)\", \"\")"
            + ".replaceFirst(\"\\\\.\\\\w+$\", \"\"))",
        said(set).get(0));
    assertEquals(1, said(set).size(), "and not by the wrong end");
    UnaryOperator<String> told =
        name ->
            name.replaceFirst("(?<=/)aug[_-]?\\d*[_-]+(?=[^/]+$)", "")
                .replaceFirst("(?<=/)flip[_-]?\\d*[_-]+(?=[^/]+$)", "")
                .replaceFirst("\\.\\w+$", "");
    assertEquals(List.of(), said(drawn(set, told)));
    assertEquals(1, said(drawn(set, name -> name)).size(), "each by itself");
  }

  @Test
  void wordsThatBeginSoAreNone() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String word = List.of("august", "rotor", "crop_of_wheat", "cropland").get(i % 4);
      names.add((i % 2 == 0 ? "a/" : "b/") + word + (char) ('a' + i) + ".png");
    }
    assertEquals(List.of(), said(set("words", names)));
  }

  @Test
  void aRunningNumberIsQuietOnceItIsHeeded() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      names.add(Text.format("%s/clip%d_frame%d.png", i < 24 ? "a" : "b", i / 4, i % 4));
    }
    ImageSet set = set("films", names);
    assertEquals(1, said(set).size());
    UnaryOperator<String> told =
        name -> name.replaceFirst("[ _.-]+[a-zA-Z]?([a-zA-Z]*\\d+)?\\.\\w+$", "");
    assertTrue(said(set).get(0).contains("[ _.-]+[a-zA-Z]?([a-zA-Z]*\\\\d+)?"), said(set).get(0));
    assertEquals(List.of(), said(drawn(set, told)));
  }
}
