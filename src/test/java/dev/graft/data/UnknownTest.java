package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody knows what such a row is, or what stands in such a cell. */
class UnknownTest extends TableFixtures {
  private static final List<String> NAMES =
      List.of(
          ("unknown|unlabeled|Unlabelled|?|n/a|[unknown]|not available|No data"
                  + "|no answer|Not specified|undefined|NaT|\\N|k. A.|N/D|n.d.|unbekannt|inconnu"
                  + "|desconocido|<unknown>"
                  + "|brak danych|\u043d\u0435 \u0443\u043a\u0430\u0437\u0430\u043d\u043e|\u7121\u56de\u7b54|weet niet|n.v.t.|don't know|wei\u00df nicht|ns/nc|n\u00e3o informado|uppgift saknas|\ubaa8\ub984|\u043d\u0435\u0442 \u0434\u0430\u043d\u043d\u044b\u0445|non renseign\u00e9|not applicable")
              .split("[|]"));

  private static List<String> notes(String... labels) {
    return ClassNames.notesOf(List.of(labels)).stream().map(DataNotes.Note::words).toList();
  }

  @Test
  void classes() {
    String said =
        "Class %s may hold rows whose class nobody said, of any class: an answer that names the right"
            + " one counts as wrong; where it does, leave its rows out with only(...).";
    for (String name : NAMES) {
      assertEquals(List.of(said.replace("%s", name)), notes(name, "ant", "wolf"), name);
    }
    assertEquals(List.of(said.replace("%s", "None")), notes("None", "cat", "dog"));
    assertEquals(List.of(said.replace("%s", "nil")), notes("nil", "0", "1"));
  }

  @Test
  void whatIsAClassLikeAnother() {
    assertEquals(List.of(), notes("none", "other", "negative"));
    assertEquals(List.of(), notes("None", "Mild", "Severe"), "a degree");
    assertEquals(List.of(), notes("nil", "trace", "heavy"), "an amount");
    assertEquals(List.of(), notes("available", "not available"), "opposites");
    assertEquals(List.of(), notes("Known", "Unknown"), "opposites");
    assertEquals(List.of(), notes("CA", "ND", "NY", "TX"), "North Dakota");
    assertEquals(List.of(), notes("N.Y.", "S.D.", "Minn."), "South Dakota");
    assertEquals(List.of(), notes("ND", "CPL", "UV"), "filters");
    assertEquals(List.of(), notes("R.", "N.R.", "P.G."), "for whom a film is");
    assertEquals(List.of(), notes("jest", "brak"), "there and not there");
    assertEquals(List.of(), notes("applicable", "not applicable"), "opposites");
    assertEquals(List.of(), notes("empty", "occupied"), "parking");
    assertEquals(List.of(), notes("blank", "deer"), "what a camera saw");
    assertEquals(List.of(), notes("vide", "plein"));
    assertEquals(List.of(), notes("missing", "found"));
    assertEquals(List.of(), notes("S/D", "C/D"), "a score of a game");
    assertEquals(List.of(), notes("blank page", "missing tooth", "no data loss"));
  }

  @Test
  void whereClassesAreMeantAsTheyAreWrittenNoneIsUnknown() throws IOException {
    StringBuilder csv = new StringBuilder("x,z,y\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row * 7 % 41).append(".5,").append(row * 5 % 43);
      csv.append(row % 2 == 0 ? ",NA\n" : ",EU\n");
    }
    CsvOptions written = CsvOptions.withDefaults().withCategories("y");
    assertEquals(List.of(), TableSet.of(file(csv.toString()), written, "y").notes());
    assertEquals(
        List.of(), TableSet.of(file(csv.toString()), written, "y").only("NA", "EU").notes());
    String unknown = csv.toString().replace("NA", "Unknown");
    assertEquals(List.of(), TableSet.of(file(unknown), written, "y").notes());
    assertEquals(1, TableSet.of(file(unknown), "y").notes().size());
    String sentences = csv.toString().replaceAll("([0-9.]+),", "row $1 was read here,");
    TextSet told = TextSet.of(file(sentences.replace("NA", "Unknown")), written, "x", "y");
    assertTrue(
        told.noted().orElseThrow().all().stream()
            .noneMatch(note -> note.words().contains("nobody said")));
  }

  @Test
  void categoriesAreToldOnceAndNotAtEachVerdict() throws IOException {
    for (String name : List.of("missing", "(blank)", "k. A.", "Unknown")) {
      TableSet set = good(rows(name));
      List<DataNotes.Note> notes = set.noted().orElseThrow().all();
      assertEquals(
          "Categories that may say that nothing is known are categories as others are: NAME in 4 rows"
                  .replace("NAME", name)
              + " of 'x' (CsvOptions.withDefaults().withMissingIn(\"x\", \"NAME\")). Where such a cell"
                  .replace("NAME", name)
              + " is missing, read the file so; where it is a category, withCategories(\"...\") of the"
              + " column takes this note away.",
          notes.get(0).words());
      assertTrue(!notes.get(0).kind().weighs());
      CsvOptions way = CsvOptions.withDefaults().withMissingIn("x", name).withoutRowsMissing();
      assertEquals(16, TableSet.of(file(rows(name)), way, "y").size());
      CsvOptions category = CsvOptions.withDefaults().withCategories("x");
      assertEquals(List.of(), TableSet.of(file(rows(name)), category, "y").notes());
    }
    assertEquals(List.of(), good(rows("none")).notes(), "an amount");
    assertEquals(List.of(), good(rows("magenta")).notes());
  }

  @Test
  void whatCanHardlyBeAnythingElseIsMissing() throws IOException {
    for (String sign :
        List.of("---", "..", "#N/A N/A", "#NA", "-nan(ind)", "1.#QNAN", "-1.#IND", "N.A", "n.a")) {
      assertTrue(message(rows(sign)).contains("(4 of 20 cells are missing: '" + sign), sign);
    }
    assertEquals(List.of(), good(rows("...")).notes(), "may be a tone");
  }

  private static String rows(String cell) {
    StringBuilder csv = new StringBuilder("x,z,y\n");
    for (int row = 0; row < 20; row++) {
      String colour = row % 5 == 0 ? cell : row % 3 == 0 ? "red" : "blue";
      csv.append(colour)
          .append(',')
          .append(row * 7 % 23)
          .append(row % 2 == 0 ? ".5,a\n" : ".5,b\n");
    }
    return csv.toString();
  }

  @Test
  void aSpreadsheetsErrorIsRefused() throws IOException {
    for (String error : List.of("#WERT!", "#NV", "#\u00a1DIV/0!", "#VALEUR!")) {
      assertTrue(message(rows(error)).contains("(4 of 20 cells are missing: '" + error), error);
    }
  }
}
