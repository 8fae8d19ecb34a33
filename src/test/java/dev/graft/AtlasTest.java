package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The atlas of transfer: its lines, and the tables that the guide has of them. */
class AtlasTest {
  private static AtlasLine.Side side(String word, double size, String standing) {
    double low = Math.round(100 * size - 2) / 100.0;
    double high = Math.round(100 * size + 2) / 100.0;
    return new AtlasLine.Side(size, low, high, word, standing, 0.7, 0.6, standing, "", "", "", 1);
  }

  private static AtlasLine line(String source, AtlasLine.Side truth, AtlasLine.Side user) {
    AtlasLine.Cell cell = new AtlasLine.Cell("shoes", source, 5, "frozen");
    return new AtlasLine(cell, "thin", 300, 1000, truth, user, 0.5, "none");
  }

  private static List<AtlasLine> made() {
    return List.of(
        line("clothing", side("helps", 0.1, "trained out"), side("helps", 0.07, "at least")),
        line("digits", side("harms", -0.1, "trained out"), side("helps", 0.1, "trained out")),
        line(
            "animals",
            side("no difference", 0, "trained out"),
            side("harms", -0.06, "not trained out")),
        line(
            "shuffled 50",
            side("no difference", 0, "trained out"),
            side("harms", -0.04, "trained out")),
        line("shuffled 100", side("cannot tell", 0.01, ""), side("cannot tell", 0.01, "")));
  }

  @Test
  void theGuideHasTheTablesOfTheLines() throws IOException {
    String page = Files.readString(Path.of("src", "guide", "atlas.md"));
    List<AtlasLine> lines = AtlasLine.read(AtlasLine.FILE);
    List<String> both = new ArrayList<>(AtlasTables.of(lines));
    both.addAll(AtlasStudyTables.of(lines, AtlasStudy.read(AtlasStudy.FILE)));
    String tables = String.join("\n", both);
    assertTrue(
        page.contains("<!-- atlas: begin -->\n" + tables + "\n<!-- atlas: end -->"),
        "run AtlasReport: its tables are\n" + tables);
  }

  @Test
  void everyLineIsAPlannedCellOnceAndItsWordsAreItsIntervals() throws IOException {
    List<AtlasLine> lines = AtlasLine.read(AtlasLine.FILE);
    List<AtlasLine.Cell> cells = lines.stream().map(AtlasLine::cell).toList();
    assertEquals(cells.stream().distinct().toList(), cells);
    assertTrue(AtlasPlan.cells().containsAll(cells), cells.toString());
    for (AtlasLine line : lines) {
      for (AtlasLine.Side side : List.of(line.truth(), line.user())) {
        double middle = side.armAccuracy() - side.scratchAccuracy();
        assertEquals(middle, side.size(), 2e-5, line.cell().toString());
        String cell = line.cell().toString();
        assertEquals(side.word().equals("helps"), side.low() > 0 && !hangs(side), cell);
        assertEquals(side.word().equals("harms"), side.high() < 0 && !hangs(side), cell);
      }
    }
  }

  /** A difference within the margin that one row of a thousand decides is not said. */
  private static boolean hangs(AtlasLine.Side side) {
    double nearest = Math.min(Math.abs(side.low()), Math.abs(side.high()));
    return Math.abs(side.size()) <= 0.03 && nearest < 0.001;
  }

  @Test
  void wordsOfTheWrongKindAreCounted() {
    String tables = String.join("\n", AtlasTables.of(made()));
    assertTrue(tables.contains("| words of the opposite sign | none | 1 of 2 (50%) |"), tables);
    assertTrue(tables.contains("*no difference* | at most 5% | 1 of 2 (50%) |"), tables);
    assertTrue(tables.contains("get their word | at least 80% | 1 of 2 (50%) |"), tables);
    assertTrue(tables.contains("default's interval | at least 90% | 3 of 5 (60%) |"), tables);
    assertTrue(tables.contains("| truths that cannot tell |  | 1 of 5 (20%) |"), tables);
    assertTrue(tables.contains("| shoes | 5 of 15 | 0 of 15 | 0 of 15 |"), tables);
    assertTrue(tables.contains("was said 1 time, and rightly 0 times"), tables);
  }

  @Test
  void aFileOfLinesIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("atlas.csv");
    for (AtlasLine line : made()) {
      line.appendTo(file);
    }
    assertEquals(made(), AtlasLine.read(file));
    String other = Files.readString(file).replaceFirst(",true,|,false,", ",other,");
    Files.writeString(
        file, other.replace(",other,", made().get(0).cell().heldOut() ? ",false," : ",true,"));
    assertThrows(IllegalArgumentException.class, () -> AtlasLine.read(file));
  }

  private static AtlasStudy study(AtlasLine line, String word) {
    return new AtlasStudy(
        line.cell(), OptionalInt.of(30), 10, word, "trained out", -0.02, -0.03, -0.01, 1);
  }

  @Test
  void studiesOfOpenCellsAreHeldAgainstTheirTruths(@TempDir Path folder) throws IOException {
    List<AtlasLine> lines =
        List.of(
            line("clothing", side("harms", -0.02, "trained out"), side("cannot tell", -0.03, "")),
            line("digits", side("helps", 0.02, "trained out"), side("cannot tell", 0.01, "")),
            line("animals", side("no difference", 0, ""), side("cannot tell", 0.01, "")),
            line("shuffled 50", side("harms", -0.1, ""), side("harms", -0.1, "")));
    List<AtlasStudy> studies =
        lines.subList(0, 3).stream().map(one -> study(one, "harms")).toList();
    String tables = String.join("\n", AtlasStudyTables.of(lines, studies));
    assertTrue(tables.contains("10 seeds"), tables);
    assertTrue(tables.contains("3 of 3 such cells"), tables);
    assertTrue(tables.contains("| clear truths that get their word | 1 of 2 (50%) |"), tables);
    assertTrue(tables.contains("| words of the opposite sign | 1 of 2 (50%) |"), tables);
    assertTrue(tables.contains("that get it | 0 of 1 (0%) |"), tables);
    assertTrue(tables.contains("is *no difference* | 1 of 1 (100%) |"), tables);
    assertTrue(tables.contains("by the study after it | 2 of 3 (67%) |"), tables);
    assertEquals(List.of(), AtlasStudyTables.of(lines, List.of()));
    Path file = folder.resolve("studies.csv");
    for (AtlasStudy one : studies) {
      one.appendTo(file);
    }
    assertEquals(studies, AtlasStudy.read(file));
  }

  @Test
  void aboutAThirdIsSetAside() {
    List<AtlasLine.Cell> cells = AtlasPlan.cells();
    long aside = cells.stream().filter(AtlasLine.Cell::heldOut).count();
    assertTrue(
        aside > cells.size() / 4.0 && aside < cells.size() / 2.4, aside + " of " + cells.size());
  }
}
