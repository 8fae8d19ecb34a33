package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A column that names what was measured more than once, such as the patient of several rows. */
final class GroupColumn {
  /** Who or what is measured again, even where a number of few names it. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "patient",
          "patienten",
          "subject",
          "subj",
          "usubj",
          "participant",
          "proband",
          "probanden",
          "respondent",
          "individual",
          "specimen",
          "speaker",
          "animal",
          "mrn");

  /** A patient, or a party of seven: told apart by how many there are. */
  private static final String PATIENT_OR_PARTY = "pid";

  /** One and the same under these is one thing of the world, of which rows are alike. */
  private static final Set<String> THINGS =
      Set.of(
          ("person user customer client session clip video recording author artist household student"
                  + " pupil employee player conversation thread dialogue dialog chat username"
                  + " screenname kunde kunden sender account member device slide document doc book url email host"
                  + " imei vin donor lesion scene sequence")
              .split(" "));

  /** Words that say of a name only that it is a number; a code of few kinds ends so too. */
  private static final Set<String> NUMBERS = Set.of("id", "uid", "uuid", "guid", "nr", "no");

  /** Before such a word, what is numbered there: a kind, a time or a count, and no thing. */
  private static final Set<String> NUMBERED =
      Set.of(
          ("year quarter month week weekday day hour minute second season period age floor storey gear"
                  + " cig cigarette room rank level grade step stage phase order lag child"
                  + " cylinder cyl door seat passenger color colour status type kind category cat sex"
                  + " gender female male race ethnicity region country state reason payment plan"
                  + " priority severity language lang role brand currency unit shape size education"
                  + " job occupation marital religion party")
              .split(" "));

  /** Several of them are counted where a number stands behind, not named: rooms_nr, claims_no. */
  private static final Pattern SEVERAL = Pattern.compile("\\p{L}{2,}[^su\\P{L}]s");

  /** Words behind a thing with which it is still the thing that is named. */
  private static final Set<String> NAMING =
      Set.of(
          "id", "uid", "uuid", "guid", "nr", "no", "num", "number", "nummer", "code", "key",
          "name");

  /** The two that say where a row was measured; what stands behind is the same in both. */
  private static final Pattern LATITUDE =
      Pattern.compile("(?i)(?<before>.*[^a-z])?lat(itude)?(?<behind>[^a-z].*)?");

  private static final Pattern LONGITUDE =
      Pattern.compile("(?i)(?<before>.*[^a-z])?(lon|lng|long|longitude)(?<behind>[^a-z].*)?");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+([.,]0*)?");

  /** What people are called by where nobody is to know them: A, or AB of initials. */
  private static final Pattern LETTERS = Pattern.compile("\\p{Lu}{1,2}");

  /** A name and a number; T1 and T2 of pictures of the brain are kinds, of which FLAIR is one. */
  private static final Pattern CODE = Pattern.compile("\\d");

  private static final int FEWEST_GROUPS = 5;

  /** So few different words in so many rows are kinds, such as iPhone and Pixel of a device. */
  private static final int MOST_KINDS = 12;

  private static final int MOST_ROWS_OF_A_NUMBER = 20;

  private GroupColumn() {}

  /**
   * What is said of such columns, be they given to a network or not.
   *
   * @param parts one per row; empty where a split is still to be drawn
   */
  static List<DataNotes.Note> notes(Map<String, List<String>> columns, List<Part> parts) {
    List<DataNotes.Note> notes = new ArrayList<>();
    columns.forEach(
        (name, cells) -> {
          if (names(name, cells) && (parts.isEmpty() || crosses(cells, parts))) {
            notes.add(note(name, cells));
          }
        });
    places(columns, parts).ifPresent(notes::add);
    return notes;
  }

  /** Rows that were measured at one place are alike, where places are few. */
  private static Optional<DataNotes.Note> places(
      Map<String, List<String>> columns, List<Part> parts) {
    List<String> names = placeNames(columns.keySet());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<String> one = columns.get(names.get(0));
    List<String> other = columns.get(names.get(1));
    List<String> places =
        IntStream.range(0, one.size())
            .mapToObj(row -> one.get(row) + ", " + other.get(row))
            .toList();
    if (!isRepeated(places) || !parts.isEmpty() && !crosses(places, parts)) {
      return Optional.empty();
    }
    String words =
        Text.format(
            "Columns '%s' and '%s' say %,d places of %s (%s, ...): rows of one place may stand in"
                + " training and test. Keep them together: split(0.5, 0.2, 0.3).byGroup(\"%s\").",
            names.get(0),
            names.get(1),
            new HashSet<>(places).size(),
            Text.count(places.size(), "row"),
            places.get(0),
            names.get(0));
    return Optional.of(
        new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, places.size(), words));
  }

  /** The names of latitude and longitude; empty where there are none. */
  private static List<String> placeNames(Set<String> names) {
    return names.stream()
        .filter(one -> LATITUDE.matcher(one).matches())
        .flatMap(one -> names.stream().map(other -> List.of(one, other)))
        .filter(pair -> place(pair.get(0), pair.get(1)) > 0)
        .max(Comparator.comparing(pair -> place(pair.get(0), pair.get(1))))
        .orElse(List.of());
  }

  /** 0 where two names are not those of one place, 2 where they are surely. */
  private static int place(String latitude, String longitude) {
    Matcher one = LATITUDE.matcher(latitude);
    Matcher other = LONGITUDE.matcher(longitude);
    boolean place =
        one.matches()
            && other.matches()
            && Objects.equals(one.group("behind"), other.group("behind"));
    boolean same = place && Objects.equals(one.group("before"), other.group("before"));
    return same ? 2 : place ? 1 : 0;
  }

  private static boolean isRepeated(List<String> cells) {
    int groups = new HashSet<>(cells).size();
    return groups >= FEWEST_GROUPS && 2 * groups <= cells.size();
  }

  private static boolean names(String name, List<String> cells) {
    int groups = new HashSet<>(cells).size();
    if (!isRepeated(cells)) {
      return false;
    }
    List<String> words =
        WORDS.splitAsStream(name).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    boolean several = cells.size() <= MOST_ROWS_OF_A_NUMBER * groups;
    String thing = thing(words);
    if (SUBJECTS.contains(thing)) {
      return several || groups > MOST_KINDS || areNumbers(cells) || areCodes(cells);
    }
    if (thing.equals(PATIENT_OR_PARTY)) {
      return several || groups > MOST_KINDS || !areNumbers(cells) && areCodes(cells);
    }
    boolean things = several || !areNumbers(cells) && (groups > MOST_KINDS || haveNumbers(cells));
    return THINGS.contains(thing) && things
        || NUMBERS.contains(last) && several && numbersThings(words, cells);
  }

  /**
   * Whether a number under such a name is one of things. NO and NO2 are gases, a share of females
   * who identified a voice (FemaleID) has decimals, and months are no things.
   */
  private static boolean numbersThings(List<String> words, List<String> cells) {
    boolean numbers = areNumbers(cells);
    boolean whole = cells.stream().allMatch(cell -> WHOLE.matcher(cell).matches());
    String last = words.get(words.size() - 1);
    String before = words.size() < 2 ? "" : words.get(words.size() - 2);
    boolean counted = (last.equals("no") || last.equals("nr")) && SEVERAL.matcher(before).matches();
    boolean gas = before.isEmpty() && last.equals("no");
    return !NUMBERED.contains(before)
        && !NUMBERED.contains(before.replaceFirst("s$", ""))
        && (!numbers || whole && !counted && !gas);
  }

  /** What a name names: a customer in customer_id, and not in customer_age. */
  private static String thing(List<String> words) {
    int end = words.size();
    while (end > 1 && NAMING.contains(words.get(end - 1))) {
      end--;
    }
    String thing = end == 0 ? "" : words.get(end - 1);
    String whole = String.join("", words);
    return THINGS.contains(whole) ? whole : thing.replaceFirst("(?<=...)(id|nr|nummer)$", "");
  }

  /** Each has a number, as S1 and device 4 have. */
  private static boolean haveNumbers(List<String> cells) {
    return cells.stream().allMatch(cell -> CODE.matcher(cell).find());
  }

  /** The same, or letters for names: five words in many rows are kinds, as subjects of a school. */
  private static boolean areCodes(List<String> cells) {
    return haveNumbers(cells) || cells.stream().allMatch(cell -> LETTERS.matcher(cell).matches());
  }

  /** A household from 1 to 8 is its size. */
  private static boolean areNumbers(List<String> cells) {
    return cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
  }

  private static boolean crosses(List<String> cells, List<Part> parts) {
    Map<String, Part> first = new HashMap<>();
    return IntStream.range(0, cells.size())
        .filter(row -> parts.get(row) != Part.NONE)
        .anyMatch(
            row -> {
              Part before = first.putIfAbsent(cells.get(row), parts.get(row));
              return before != null && before != parts.get(row);
            });
  }

  private static DataNotes.Note note(String name, List<String> cells) {
    String words =
        Text.format(
            "Column '%s' has %,d different cells in %s (%s, ...), as where one thing was measured"
                + " several times: rows of one may stand in training and test. Keep them together:"
                + " split(0.5, 0.2, 0.3).byGroup(\"%s\"), and leave the column out.",
            name, new HashSet<>(cells).size(), Text.count(cells.size(), "row"), cells.get(0), name);
    return new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, cells.size(), words);
  }
}
