package dev.graft.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.CategoryColumn;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What graft.json of a {@link SavedModel} holds; of the ways in which an example becomes numbers
 * one is there.
 *
 * @param backbone its name
 * @param head the layers on top, with the classes
 * @param preprocessing of pictures
 * @param sentences the words of sentences
 * @param table the columns of rows
 */
record SavedDescription(
    String backbone, Head head, Preprocessing preprocessing, Sentences sentences, Table table) {
  private static final String FILE = "graft.json";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Nets that are made of nothing but their name. */
  static final List<Backbone> KNOWN =
      List.of(new EfficientNetLite0(), new FashionNet(), new SmallNet(), new Xception());

  /** A vocabulary. */
  record Sentences(List<String> words, int length, String from) {
    private static Sentences of(Vocabulary known) {
      return new Sentences(known.words(), known.length(), known.from());
    }
  }

  /** An encoding of rows. */
  record Table(List<Column> columns, String standardisedOn) {
    private static Table of(TableEncoding rows) {
      return new Table(rows.columns().stream().map(Column::of).toList(), rows.standardisedOn());
    }
  }

  /** A column of categories, or without them one of numbers. */
  record Column(String name, List<String> categories, Double mean, Double deviation) {
    private static Column of(TableEncoding.Column column) {
      return column instanceof CategoryColumn known
          ? new Column(known.name(), known.categories(), null, null)
          : numbers((NumberColumn) column);
    }

    private static Column numbers(NumberColumn column) {
      return new Column(column.name(), null, column.mean(), column.deviation());
    }

    private TableEncoding.Column encoding() {
      return categories == null
          ? new NumberColumn(name, mean, deviation)
          : new CategoryColumn(name, categories);
    }
  }

  static SavedDescription of(Network network) {
    Input input = network.base().input();
    String name = network.base().backbone().name();
    Head head = network.head();
    Optional<Preprocessing> pictures = input.as(Preprocessing.class);
    Optional<Sentences> words = input.as(Vocabulary.class).map(Sentences::of);
    Optional<Table> rows = input.as(TableEncoding.class).map(Table::of);
    Check.that(
        pictures.isPresent() || words.isPresent() || rows.isPresent(),
        "input (%s) must be one that Graft can write down: of pictures, by a vocabulary, or of"
            + " rows; save the tensors with network.initialWeights(seed) and your own code",
        input);
    return new SavedDescription(
        name, head, pictures.orElse(null), words.orElse(null), rows.orElse(null));
  }

  static SavedDescription read(Path folder) throws IOException {
    return GSON.fromJson(Files.readString(folder.resolve(FILE)), SavedDescription.class);
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), GSON.toJson(this));
  }

  /** How an example becomes the network's numbers. */
  Input input() {
    if (preprocessing != null) {
      return preprocessing;
    }
    if (sentences != null) {
      return Vocabulary.of(sentences.words(), sentences.from()).withLength(sentences.length());
    }
    return new TableEncoding(
        table.columns().stream().map(Column::encoding).toList(), table.standardisedOn());
  }

  /** Whether the library makes the backbone by its name. */
  boolean isOurs() {
    return architecture(Optional.empty()).isPresent();
  }

  private Optional<Backbone> architecture(Optional<Backbone> given) {
    Stream<Backbone> served = NamedNets.anywhere(backbone).stream();
    return Stream.of(KNOWN.stream(), given.stream(), bySizes().stream(), served)
        .flatMap(all -> all)
        .filter(known -> known.name().equals(backbone))
        .findFirst();
  }

  /** The nets whose name says their sizes; one of a changed net says more, and is not found. */
  private Optional<Backbone> bySizes() {
    try {
      String[] words = backbone.split(" ");
      List<Integer> sizes = Arrays.stream(words[1].split("-")).map(Integer::valueOf).toList();
      return switch (words[0]) {
        case "text-net" ->
            Optional.of(new TextNet(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3)));
        case "table-net" -> Optional.of(new TableNet(sizes.get(0), sizes.subList(1, sizes.size())));
        default -> Optional.empty();
      };
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The block, without its parameters. */
  NetworkBlock block(Optional<Backbone> given) throws IOException {
    return architecture(given)
        .map(found -> new NetworkBlock(found, head))
        .orElseThrow(
            () ->
                new IOException(
                    Text.format(
                        "unknown backbone '%s'; give it as optArgument(\"%s\", base.backbone())",
                        backbone, SavedModel.BACKBONE)));
  }
}
