package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several rows of one patient must not come to stand in training and test unseen. */
class GroupColumnTest extends TableFixtures {
  private static final int ROWS = 60;

  private static List<DataNotes.Note> notes(
      String name, IntFunction<Object> cell, List<Part> parts) {
    List<String> cells = IntStream.range(0, ROWS).mapToObj(cell).map(String::valueOf).toList();
    return GroupColumn.notes(Map.of(name, cells), parts);
  }

  private static int said(String name, IntFunction<Object> cell) {
    return notes(name, cell, List.of()).size();
  }

  @Test
  void namesOfThingsThatWereMeasuredSeveralTimes() {
    IntFunction<Object> fives = row -> "p" + row / 5;
    for (String name :
        List.of(
            "patient",
            "Patient ID",
            "subjectId",
            "user_id",
            "clip",
            "ID",
            "conversation",
            "thread",
            "ChatId",
            "sender")) {
      assertEquals(1, said(name, fives), name);
    }
    for (String name : List.of("colour", "length", "idea", "nose")) {
      assertEquals(0, said(name, fives), name);
    }
    assertEquals(0, said("patient", row -> "p" + row), "each its own: a name");
    assertEquals(0, said("patient", row -> row % 4), "few: a kind");
    assertEquals(
        "Column 'patient' has 12 different cells in 60 rows (p0, ...), as where one thing was"
            + " measured several times: rows of one may stand in training and test. Keep them"
            + " together: split(0.5, 0.2, 0.3).byGroup(\"patient\"), and leave the column out.",
        notes("patient", fives, List.of()).get(0).words());
  }

  @Test
  void whatIsToldOfAThingIsNotTheThing() {
    for (String name :
        ("Customer_Age|customer_segment|Patient Age|patient_bmi|PatientHeight|user_agent|user_rating"
                + "|session_length|device_type|account_age_months|video_fps|author_count"
                + "|document_length|person_income|student_grade|household_size|clip_length|no_of_rooms"
                + "|no of dependents|no_claims|nr_employed|screen")
            .split("[|]")) {
      assertEquals(0, said(name, row -> row / 5), name + ", of numbers");
      assertEquals(0, said(name, row -> "p" + row / 5), name);
    }
    assertEquals(0, said("household", row -> row % 2 + row / 30 * 2), "a size");
  }

  @Test
  void whatNamesAThingInOtherWords() {
    for (String name :
        ("Patient ID|patient_no|subjectId|USUBJID|Patientennummer|pid|mrn|email|host|screen_name"
                + "|customer_id|kunden_id|Kundennummer")
            .split("[|]")) {
      assertEquals(1, said(name, row -> "p" + row / 5), name);
      assertEquals(1, said(name, row -> 100 + row / 5), name + ", of numbers");
    }
  }

  @Test
  void aFewKindsInManyRowsAreNoThings() {
    for (String kinds :
        List.of(
            "device iPhone Pixel iPad PC Mac",
            "member gold silver basic plus free",
            "animal cat dog cow hen pig",
            "sequence T1 T2 FLAIR DWI ADC",
            "specimen blood urine csf stool sputum",
            "donor A B AB O none",
            "subject math physics art music sports",
            "patient inpatient outpatient emergency transfer ambulatory",
            "individual adult child infant teen elder",
            "participant driver cyclist walker rider passenger",
            "respondent mother father teacher self other",
            "speaker JBL Bose Sony Sonos KEF")) {
      String[] words = kinds.split(" ");
      assertEquals(0, many(words[0], row -> words[1 + row % 5]), kinds);
      assertEquals(1, many(words[0], row -> "S" + row % 5), words[0] + ", by their numbers");
      assertEquals(1, many(words[0], row -> words[1 + row % 5] + (char) (97 + row % 20)), kinds);
    }
    assertEquals(1, many("Subject", row -> 1 + row % 6), "six people, by their numbers");
    assertEquals(1, many("Subj", row -> (char) (65 + row % 6)), "six people, by letters");
    assertEquals(1, many("patient", row -> "p" + row % 6));
    assertEquals(1, many("pid", row -> "p" + row % 6));
    assertEquals(1, many("pid", row -> 1 + row % 16), "sixteen people");
    for (int kinds : List.of(5, 7)) {
      assertEquals(0, many("pid", row -> 1 + row % kinds), "a party");
      assertEquals(0, many("pid7", row -> 1 + row % kinds), "a party");
    }
  }

  @Test
  void aNumberOfAKindOrATimeAndAGasAreNoThings() {
    for (String name :
        ("NO|NO2|no2|NO_2|month_no|week_no|WeekNo|hour_no|floor_no|gear_no|age_no|cigs_no|rooms_nr"
                + "|claims_no|color_id|colour_ID|status_id|statusId|type_id")
            .split("[|]")) {
      assertEquals(0, many(name, row -> 1 + row % 24), name);
    }
    for (String name : List.of("FemaleID", "recognID", "share_id")) {
      assertEquals(0, many(name, row -> 60 + row % 24 * 1.7), name + ", of decimals");
    }
    for (String name : List.of("nr", "id", "schoolNR", "classNR", "class_no", "ad_id", "bus_no")) {
      assertEquals(1, many(name, row -> 1 + row % 24), name);
      assertEquals(1, many(name, row -> "k" + row % 24), name);
    }
    assertEquals(1, many("id", row -> row % 24 + ".0"), "as pandas writes whole numbers");
    assertEquals(1, many("No", row -> "k" + row % 24));
  }

  private static int many(String name, IntFunction<Object> cell) {
    List<String> cells = IntStream.range(0, 400).mapToObj(cell).map(String::valueOf).toList();
    return GroupColumn.notes(Map.of(name, cells), List.of()).size();
  }

  @Test
  void onlyWhereAPartTearsThem() {
    List<Part> halves =
        IntStream.range(0, ROWS)
            .mapToObj(row -> row < ROWS / 2 ? Part.TRAINING : Part.TEST)
            .toList();
    assertEquals(0, notes("patient", row -> row / 5, halves).size());
    assertEquals(1, notes("patient", row -> row % 12, halves).size());
  }

  @Test
  void placesOnAMap() {
    IntFunction<List<String>> cells =
        each -> IntStream.range(0, ROWS).mapToObj(row -> row / each + ".5").toList();
    Map<String, List<String>> places =
        new java.util.TreeMap<>(Map.of("Latitude", cells.apply(5), "pos_lng", cells.apply(10)));
    List<DataNotes.Note> notes = GroupColumn.notes(places, List.of());
    assertEquals(
        "Columns 'Latitude' and 'pos_lng' say 12 places of 60 rows (0.5, 0.5, ...): rows of one place"
            + " may stand in training and test. Keep them together: split(0.5, 0.2,"
            + " 0.3).byGroup(\"Latitude\").",
        notes.get(0).words());
    places.put("Latitude", cells.apply(1));
    assertEquals(List.of(), GroupColumn.notes(places, List.of()), "each its own place");
    for (String names : List.of("flat,long", "lat_score,long_term", "lat,long hair")) {
      String[] two = names.split(",");
      Map<String, List<String>> others = Map.of(two[0], cells.apply(5), two[1], cells.apply(5));
      assertEquals(List.of(), GroupColumn.notes(others, List.of()), names);
    }
    Map<String, List<String>> trips = new java.util.TreeMap<>();
    for (String name : List.of("end_lat", "end_lon", "start_lat", "start_lon")) {
      trips.put(name, cells.apply(5));
    }
    String words = GroupColumn.notes(trips, List.of()).get(0).words();
    assertTrue(words.matches("Columns '(end|start)_lat' and '\\1_lon' say.*"), words);
  }

  @Test
  void itReachesTheSetAndGoesWithTheGroups() throws IOException {
    StringBuilder csv = new StringBuilder("x,patient,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 61).append(",p").append(row / 3).append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    TableSet set = TableSet.of(file(csv.toString()), "y", "patient");
    assertTrue(kinds(set).contains(DataNotes.Kind.ROWS_BELONG_TOGETHER), set.notes().toString());
    Examples apart = set.split(0.5, 0.2, 0.3).byGroup("patient").data();
    assertEquals(Collections.emptyList(), kinds(apart));
  }

  private static List<DataNotes.Kind> kinds(Examples set) {
    return set.noted().orElse(DataNotes.NONE).all().stream().map(DataNotes.Note::kind).toList();
  }
}
