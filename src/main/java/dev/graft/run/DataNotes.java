package dev.graft.run;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a data set knows of itself that a result may hang on. A run states it ({@link
 * Fact#DATA_NOTES}), so that whoever reads a verdict reads it too.
 *
 * @param all the notes; of one kind five at most, the last of which counts what is left out
 */
public record DataNotes(List<Note> all) implements Shown {
  /** A set that knows nothing against itself. */
  public static final DataNotes NONE = new DataNotes(List.of());

  private static final String NOTHING = "none";
  private static final String BAR = " | ";
  private static final Pattern STORED = Pattern.compile("(.+?) \\((\\d{1,9})\\): (.*)");

  /** What an earlier version called pictures of kinds that are not read. */
  private static final String NOT_READ = "pictures of a kind that is not read";

  /** Of one kind: a table has hundreds of columns. */
  private static final int MOST = 5;

  /** What notes are about, what weighs most first. */
  public enum Kind {
    /** Rows that are equal but for their class. */
    ROWS_CONTRADICT("rows contradict each other"),
    /** Rows that are equal to another. */
    ROWS_REPEATED("rows stand twice"),
    /** Pictures that look almost alike, as a smaller copy does. */
    ROWS_LOOK_ALIKE("rows look almost alike"),
    /** Rows whose names say that they may show one thing. */
    ROWS_BELONG_TOGETHER("rows may belong together"),
    /** A column that says which part a row belongs to, which no drawn split heeds. */
    PARTS_NOT_HEEDED("parts that a column says are not heeded"),
    /** Columns like the number or the name of a row. */
    COLUMNS_LIKE_NAMES("columns like a row's number or name"),
    /** Columns whose every cell stands with one class alone. */
    COLUMNS_LIKE_CLASS("columns that say the class"),
    /** Classes whose pictures were saved as another kind of file each. */
    FILES_SAY_CLASS("the kind of file says the class"),
    /** Sentences in which their own label stands. */
    SENTENCES_SAY_CLASS("sentences say their class"),
    /** Numbers such as -999 that may mean a missing cell. */
    NUMBERS_LIKE_CODES("numbers that may mean a missing cell"),
    /** Columns of codes such as 01234, taken for numbers. */
    CODES_AS_NUMBERS("codes read as numbers"),
    /** Classes such as "a|b" beside a and b. */
    CLASSES_IN_ONE("several classes in one"),
    /** Sentences of a file that was read in a wrong encoding before. */
    LETTERS_MISREAD("letters read in another encoding"),
    /** Pictures that are not read, such as heic or hidden ones, or not as they may be meant. */
    PICTURES_NOT_READ("pictures lost or misread"),
    /** Files that are damaged and were skipped. */
    FILES_UNREADABLE("files that could not be read"),
    /** Rows that were left out, for a reason that was asked for. */
    ROWS_LEFT_OUT("rows left out"),
    /** Missing cells that a rule fills. */
    CELLS_FILLED("missing cells filled"),
    /** Columns of numbers in part, taken for categories. */
    NUMBERS_AS_CATEGORIES("numbers read as categories"),
    /** Classes or categories that differ by spelling alone, merged or not. */
    SPELLINGS("spellings that differ by case or blanks"),
    /** Notes that the user knows, with the reason why they are meant so. */
    ACCEPTED("accepted as it is"),
    /** What was made of the folders' names, or how two domains were joined. */
    ARRANGEMENT("arrangement"),
    /** Pictures unlike all others by their file, such as a single gif. */
    ODD_ONES("pictures of a kind of their own"),
    /** What else lay there and is no data. */
    IGNORED("ignored");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Whether it may change what a result means, so that it stands beside each verdict. */
    public boolean weighs() {
      return compareTo(ARRANGEMENT) < 0;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One of them.
   *
   * @param kind what it is about
   * @param number how many rows, columns, pictures, cells or spellings; 0 where nothing is counted
   * @param words a sentence
   */
  public record Note(Kind kind, int number, String words) {
    /** On one line, without what stands between two of them. */
    public Note {
      words =
          words.replaceAll("\\s*\\R\\s*", " ").replaceAll("(?<!\\S)\\|(?=\\s|$)|\\|(?!\\S)", "/");
    }

    /** The words without a full stop, to be put into a longer sentence. */
    public String clause() {
      return words.replaceFirst("\\.$", "");
    }

    private String stored() {
      return Text.format("%s (%s): %s", kind, String.valueOf(number), words);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Copies the notes, and counts what goes beyond five of a kind. */
  public DataNotes {
    Map<Kind, List<Note>> kinds = new LinkedHashMap<>();
    all.forEach(note -> kinds.computeIfAbsent(note.kind(), kind -> new ArrayList<>()).add(note));
    all = kinds.values().stream().flatMap(notes -> few(notes).stream()).toList();
  }

  private static List<Note> few(List<Note> notes) {
    if (notes.size() <= MOST || notes.get(0).kind() == Kind.ACCEPTED) {
      return notes;
    }
    List<Note> few = new ArrayList<>(notes.subList(0, MOST - 1));
    List<Note> others = notes.subList(MOST - 1, notes.size());
    int number = others.stream().mapToInt(Note::number).sum();
    few.add(
        new Note(
            notes.get(0).kind(), number, Text.format("And %,d more of this kind.", others.size())));
    return few;
  }

  /** Those that may change what a result means, what weighs most first. */
  public List<Note> weighing() {
    return all.stream()
        .filter(note -> note.kind().weighs())
        .sorted(Comparator.comparing(Note::kind))
        .toList();
  }

  /** The sentences, in the order in which they were found. */
  public List<String> words() {
    return all.stream().map(Note::words).toList();
  }

  /** These and others, each once. */
  public DataNotes and(DataNotes others) {
    return new DataNotes(Stream.concat(all.stream(), others.all.stream()).distinct().toList());
  }

  /** How a run states them. */
  String stored() {
    return all.isEmpty()
        ? NOTHING
        : all.stream().map(Note::stored).collect(Collectors.joining(BAR));
  }

  /** What a run stated; empty where it is of another making. */
  static Optional<DataNotes> read(String stored) {
    if (stored.equals(NOTHING)) {
      return Optional.of(NONE);
    }
    List<Note> notes = new ArrayList<>();
    for (String part : stored.split(Pattern.quote(BAR))) {
      Optional<Note> note = note(part);
      if (note.isEmpty()) {
        return Optional.empty();
      }
      notes.add(note.get());
    }
    return Optional.of(new DataNotes(notes));
  }

  private static Optional<Note> note(String stored) {
    Matcher parts = STORED.matcher(stored);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String words = parts.group(1).equals(NOT_READ) ? Kind.PICTURES_NOT_READ.words : parts.group(1);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.words.equals(words))
        .map(kind -> new Note(kind, Integer.parseInt(parts.group(2)), parts.group(3)))
        .findFirst();
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "the set knows nothing that a result may hang on"
        : String.join("\n", words());
  }
}
