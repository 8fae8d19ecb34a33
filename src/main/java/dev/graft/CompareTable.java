package dev.graft;

import dev.graft.csv.CsvOptions;
import dev.graft.data.TableSet;
import dev.graft.experiment.Experiment;
import dev.graft.input.TableEncoding;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.TableNet;
import dev.graft.run.RunStore;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison on rows of a table, as a value: each {@code with...} returns another one, and {@link
 * #run()} computes it. No base knows a stranger's columns before it has seen some of them, so what
 * is transferred comes from a source that is named; without one, two models from scratch are
 * compared and nothing is transferred.
 */
public final class CompareTable implements Shown {
  /** So many words on average are a sentence and no category. */
  private static final int WORDS_OF_A_SENTENCE = 4;

  private final Said<TableSet> table;
  private final Optional<Said<TableSet>> source;
  private final List<Long> seeds;
  private final RunStore store;

  private CompareTable(
      Said<TableSet> table, Optional<Said<TableSet>> source, List<Long> seeds, RunStore store) {
    this.table = table;
    this.source = source;
    this.seeds = List.copyOf(seeds);
    this.store = store;
    Check.that(!seeds.isEmpty(), "seeds (none) must be at least 1");
  }

  private static CompareTable of(Said<TableSet> table) {
    return new CompareTable(table, Optional.empty(), Experiment.DEFAULT_SEEDS, RunStore.standard());
  }

  static CompareTable of(TableSet table) {
    return of(new Said<>(table, RowKind.given("yourTable", table)));
  }

  static CompareTable of(Path csv, CsvOptions options, String target, String... without) {
    return of(read(csv, options, target, without));
  }

  private static Said<TableSet> read(
      Path csv, CsvOptions options, String target, String... without) {
    String columns =
        Arrays.stream(without).map(name -> ", " + Said.quoted(name)).collect(Collectors.joining());
    String described = options.equals(CsvOptions.withDefaults()) ? "" : ", " + options;
    return new Said<>(
        TableSet.of(csv, options, target, without),
        Text.format(
            "TableSet.of(Path.of(%s)%s, %s%s)",
            Said.quoted(csv), described, Said.quoted(target), columns));
  }

  /**
   * With a table from which a base learns first: with some of the same columns, and rows and
   * answers of its own, such as last year's or another region's. Rows that the target has too are
   * left out of it, and columns that the target lacks.
   */
  public CompareTable withSource(TableSet other) {
    return withSource(new Said<>(other, RowKind.given("yourSource", other)));
  }

  /**
   * The same from a CSV file.
   *
   * @param target the column that the source answers, which may be another
   */
  public CompareTable withSource(Path csv, String target, String... without) {
    return withSource(read(csv, CsvOptions.withDefaults(), target, without));
  }

  /** The same of a file by its name. */
  public CompareTable withSource(String csv, String target, String... without) {
    return withSource(Compare.path(csv), target, without);
  }

  private CompareTable withSource(Said<TableSet> other) {
    return new CompareTable(table, Optional.of(other), seeds, store);
  }

  /** Other seeds; each arm is run once with each. */
  public CompareTable withSeeds(long... chosen) {
    return new CompareTable(table, source, Arrays.stream(chosen).boxed().toList(), store);
  }

  /** Another place for finished runs. */
  public CompareTable withStore(RunStore other) {
    return new CompareTable(table, source, seeds, other);
  }

  /**
   * Computes it and shows each result as soon as it is there: with a source, the frozen base; a
   * linear model; the verdict against a net from scratch; what fine-tuning adds.
   *
   * @throws IllegalArgumentException naming the column of what cannot be used
   * @throws java.util.concurrent.CancellationException if stopped; finished runs are in the store
   */
  public Compared run() {
    return new ComparingRows(new Rows(table, source), seeds, store).run();
  }

  private record Rows(Said<TableSet> data, Optional<Said<TableSet>> source) implements RowKind {
    private static final String NET = "TableNet.untrained(%s)";

    private static final String SOURCE =
        """
        // step 1, select the source: a table with some of the same columns, on which a net learns first
        var source = %s.sharing(data).withoutRowsOf(data)%s;
        """;

    private static final String BASE =
        """
        // step 2, create the base model, fed with the target's own means and deviations
        var base = %s.withPreprocessing(data.standardised(source.encoding(), rows));
        """;

    @Override
    public void check() {
      TableSet table = data.value();
      for (String column : table.columns()) {
        List<String> cells = table.cells(column);
        Check.that(
            new HashSet<>(cells).size() < cells.size() / 2 || words(cells) < WORDS_OF_A_SENTENCE,
            "column '%s' of %s (%s) must hold numbers or categories, and holds sentences: they are"
                + " compared by Compare.sentences(path, \"%s\", label), or left out here by their"
                + " column's name behind the target",
            column,
            table.name(),
            cells.get(0),
            column);
      }
    }

    private static double words(List<String> cells) {
      return cells.stream().mapToInt(cell -> cell.split("\\s+").length).average().orElse(0);
    }

    @Override
    public Said<Base> net(List<Integer> rows) {
      return new Said<>(
          TableNet.untrained(data.value().encoding(rows)), Text.format(NET, "data.encoding(rows)"));
    }

    @Override
    public Optional<Transfer> transfer(List<Integer> rows, RunStore store) {
      return source.map(one -> transfer(one, rows, store));
    }

    private Transfer transfer(Said<TableSet> source, List<Integer> rows, RunStore store) {
      TableSet table = data.value();
      checkShares(source.value());
      TableSet all = source.value().sharing(table);
      TableSet apart = all.withoutRowsOf(table);
      TableSet others = varying(apart);
      TableEncoding encoding = others.encoding();
      SourceStep step = SourceStep.of(others, TableNet.untrained(encoding), store);
      return new Transfer(
          step.base().withPreprocessing(table.standardised(encoding, rows)),
          Tuning.FINE_TUNED,
          Text.format(
              "Transfer: %s; it has the columns %s%s.",
              step.words(), String.join(", ", others.columns()), leftOut(all, apart)),
          code(source.code(), dropped(apart, others)));
    }

    private void checkShares(TableSet source) {
      Check.that(
          source.columns().stream().anyMatch(data.value().columns()::contains),
          "source (%s, with columns %s) must have a column that is called as one of the target's,"
              + " %s; name another, or withRenamed(theirs, ours)",
          source.name(),
          source.columns(),
          data.value().columns());
    }

    private static String dropped(TableSet apart, TableSet others) {
      String columns =
          apart.columns().stream()
              .filter(name -> !others.columns().contains(name))
              .map(Said::quoted)
              .collect(Collectors.joining(", "));
      return columns.isEmpty() ? "" : ".without(" + columns + ")";
    }

    private static String code(String source, String dropped) {
      return Text.format(SOURCE, source, dropped)
          + Text.format(SourceStep.CODE, Text.format(NET, "source.encoding()"))
          + Text.format(BASE, SourceStep.BASE);
    }

    private static String leftOut(TableSet all, TableSet apart) {
      return all.size() == apart.size()
          ? ""
          : Text.format(
              "; %,d of its %,d rows equal one of the target's and were left out",
              all.size() - apart.size(), all.size());
    }

    /** A net learns nothing from a column that holds one thing. */
    private static TableSet varying(TableSet set) {
      String[] constant =
          set.columns().stream()
              .filter(name -> set.cells(name).stream().distinct().count() < 2)
              .toArray(String[]::new);
      return constant.length == 0 || constant.length == set.columns().size()
          ? set
          : set.without(constant);
    }

    @Override
    public String without() {
      return Text.format(
          "Nothing is transferred: no base knows the columns of %s (%s), so two models from scratch"
              + " are compared. A base comes from a table with some of these columns, such as last"
              + " year's: Compare.table(...).withSource(path, target).",
          data.value().name(), String.join(", ", data.value().columns()));
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "%s, %s: %s against a net from scratch; %s; run() computes it",
        table.value().name(),
        Text.count(table.value().size(), "row"),
        source
            .map(one -> "a base from " + one.value().name())
            .orElse("no base, so a linear model alone"),
        Text.count(seeds.size(), "seed"));
  }
}
