package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.input.Input;
import dev.graft.input.TableEncoding;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.run.Thumbnail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Rows of a table, each with its class from the target column. The cells stay as they were written;
 * a {@link TableEncoding}, which travels with the base, says how they become numbers.
 */
public final class TableSet implements Examples {
  final About about;
  final TableContent content;
  private final RowSums sums;
  private volatile String hash;
  private volatile DataNotes noted;
  private volatile EqualRows equalRows;

  TableSet(About about, TableContent content) {
    this.about = about;
    this.content = content;
    this.sums = new RowSums(labels().size(), SetNotes.cells(content.columns().inOrder()));
    SetChecks.all(this);
  }

  /**
   * Reads a CSV file in UTF-8 with a header: numbers, categories, and a target column of classes.
   *
   * @param target the column that is to be answered
   * @param without columns that are left out, such as names and dates
   * @throws IllegalArgumentException naming the column and row of what cannot be used
   */
  public static TableSet of(Path csv, String target, String... without) {
    return of(csv, CsvOptions.withDefaults(), target, without);
  }

  /** The same from a file with another separator, encoding or signs, or without a header. */
  public static TableSet of(Path csv, CsvOptions options, String target, String... without) {
    GridReading.Read read = TableFile.read(csv, options, target, List.of(without));
    GivenOptions given = GivenOptions.of(options, target);
    return new TableSet(About.ofFile(csv, given, read.notes(), read.again()), read.content());
  }

  /** The same from a Tablesaw table, for example one that was cleaned. */
  public static TableSet of(String name, Table table, String target, String... without) {
    return new TableSet(
        About.of(name, "made by a program"),
        TableReading.of(name, table, target, List.of(without)));
  }

  @Override
  public String name() {
    return about.name();
  }

  @Override
  public String origin() {
    return about.origin();
  }

  @Override
  public String noun() {
    return "row";
  }

  @Override
  public List<String> classes() {
    return content.classes();
  }

  @Override
  public int size() {
    return content.labels().size();
  }

  @Override
  public int label(int row) {
    return content.labels().get(SetChecks.row(this, row));
  }

  @Override
  public List<Integer> labels() {
    return content.labels();
  }

  /** A row's number in what it was read from, counted from 1. */
  @Override
  public String rowName(int row) {
    return "row " + content.beside().numbers().get(SetChecks.row(this, row));
  }

  /** The names of the columns that a network may be given, in the table's order. */
  public List<String> columns() {
    return content.columns().names();
  }

  /** A cell as it was written. */
  public String cell(int row, String column) {
    return content.columns().get(name(), column).texts().get(SetChecks.row(this, row));
  }

  /**
   * How all columns become numbers, by categories, means and deviations of all rows: the encoding
   * of a source, which its base keeps.
   *
   * @throws IllegalArgumentException naming a column that does not vary
   */
  public TableEncoding encoding() {
    return encoding(IntStream.range(0, size()).boxed().toList());
  }

  /** The same from some rows alone, for example the training rows of a split. */
  public TableEncoding encoding(List<Integer> rows) {
    return fit(rows).ofAllColumns();
  }

  /**
   * The columns and categories of another table's encoding with means and deviations of this
   * table's rows. A base that is fed so sees the target centred and scaled as its source was, and
   * not where the target lies as its source sees it.
   *
   * @param encoding that of the base
   * @param rows training rows of this table: from others the test would leak
   */
  public TableEncoding standardised(TableEncoding encoding, List<Integer> rows) {
    checkTakenBy(encoding);
    return fit(rows).of(encoding);
  }

  private EncodingFit fit(List<Integer> rows) {
    rows.forEach(row -> SetChecks.row(this, row));
    return new EncodingFit(name(), content.columns(), rows);
  }

  @Override
  public float[] numbers(int row, Input input) {
    return content
        .columns()
        .numbers(name(), SetChecks.row(this, row), EncodingFit.in(name(), input));
  }

  @Override
  public void checkTakenBy(Input input) {
    content.columns().check(name(), EncodingFit.in(name(), input));
  }

  @Override
  public Thumbnail shown(int row) {
    return Thumbnail.text(row, classes().get(label(row)), TableView.row(this, row));
  }

  @Override
  public String hash() {
    hash = hash == null ? content.hash() : hash;
    return hash;
  }

  /** The same rows without these columns, by which they may still be grouped. */
  public TableSet without(String... names) {
    List<String> dropped = content.columns().checked(name(), names);
    return with(content.only(name -> !dropped.contains(name)));
  }

  /** The same rows with the columns alone that another table has too. */
  public TableSet sharing(TableSet other) {
    return with(content.only(other.columns()::contains));
  }

  /** The same table in which these columns of numbers, such as codes or years, are categories. */
  public TableSet withCategories(String... names) {
    return with(
        content.changed(content.columns().checked(name(), names), TableColumn::asCategories));
  }

  /** The same table with another name for a column. */
  public TableSet withRenamed(String column, String name) {
    Check.that(!columns().contains(name), "%s has a column '%s' already", name(), name);
    return new TableSet(about.withRenamed(column, name), content.renamed(name(), column, name));
  }

  private TableSet with(TableContent other) {
    return new TableSet(about, other);
  }

  /**
   * The rows whose cell in a column is one of these, as a domain of its own; classes without rows
   * go. The column stays: leave it out with without(...) where it no longer varies.
   */
  public TableSet where(String column, String... cells) {
    List<String> texts = content.columns().get(name(), column).texts();
    List<String> wanted = List.of(cells);
    wanted.forEach(cell -> Check.oneOf(column, cell, texts.stream().distinct().toList()));
    String domain = Text.format("%s, %s %s", name(), column, String.join(" and ", cells));
    TableContent rows = content.rows(row -> wanted.contains(texts.get(row)));
    return new TableSet(about.withName(domain).ofClasses(rows.classes()), rows);
  }

  /** The rows of these classes only. */
  public TableSet only(String... chosen) {
    List<String> wanted = List.of(chosen);
    wanted.forEach(name -> Check.oneOf("class", name, classes()));
    TableContent rows = content.rows(row -> wanted.contains(classes().get(label(row))));
    return new TableSet(about.ofClasses(rows.classes()), rows);
  }

  /** The same table under another name. */
  public TableSet withName(String name) {
    return new TableSet(about.withName(name), content);
  }

  @Override
  public List<String> cells(String column) {
    return content.cells(name(), column);
  }

  @Override
  public Part part(int row) {
    return content.beside().part(SetChecks.row(this, row));
  }

  @Override
  public TableSet withParts(List<Part> parts) {
    return with(content.withParts(parts));
  }

  /**
   * What the set knows of itself that a result may hang on, a sentence each: columns like the
   * number or name of a row, rows that repeat or contradict one another, what was left out.
   */
  public List<String> notes() {
    return noted().orElseThrow().words();
  }

  /**
   * The same set, with a note that is known and meant so: its verdicts say the reason in its place.
   *
   * @param note the first words of one of its notes, or of several of one kind, as they are now
   */
  public TableSet accepting(String note, String reason) {
    return new TableSet(about.accepting(own(), note, reason), content);
  }

  private List<DataNotes.Note> own() {
    return SetNotes.of(content, equalRows(), about.options());
  }

  @Override
  public Optional<DataNotes> noted() {
    noted = noted == null ? about.notedWith(own()) : noted;
    return Optional.of(noted);
  }

  /** The sum of a row's cells: numbers as numbers, categories as written, no target. */
  @Override
  public String content(int row) {
    return sums.get(SetChecks.row(this, row));
  }

  /** Whether its equal rows are copies, as far as can be told. */
  EqualRows equalRows() {
    equalRows = equalRows == null ? new EqualRows(content) : equalRows;
    return equalRows;
  }

  /** The rows without those that equal an earlier one in all columns, the target aside. */
  public TableSet withoutTwins() {
    return without(Twins.left(this));
  }

  private TableSet without(LeftRows left) {
    return left.none() ? this : new TableSet(left.in(about), content.rows(left::keeps));
  }

  /** The rows without those that equal one of another table, by all columns that both have. */
  public TableSet withoutRowsOf(TableSet other) {
    return without(content.in(other.content, this, other.name()));
  }

  @Override
  public Map<String, Object> bundle() {
    return TableView.bundle(this);
  }

  @Override
  public String toString() {
    return TableView.text(this);
  }
}
