package dev.graft.model;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.SentenceInput;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trained network as a folder that plain DJL loads and asks, with Graft on the class path: {@code
 * Criteria.builder().setTypes(Image.class, Classifications.class).optTranslatorFactory(new
 * DeferredTranslatorFactory()).optModelPath(folder)}. A sentence is a {@code String}, a row of a
 * table a {@code Map} from column to cell, and a picture may be a {@code Path} too, which is then
 * read as Graft reads it (a photograph is turned upright as its Exif data say). Examples enter as
 * they did in training, and the answers are probabilities.
 *
 * <p>DJL's {@code DeferredTranslatorFactory} asks the folder how to translate. Without that line
 * DJL takes its own classifier of pictures, which reads size, mean and deviation from the folder
 * too, but scales in another way and ignores transparency, so that answers differ somewhat.
 *
 * <p>It holds the parameters in DJL's format, {@code graft.json} with what the block is made of and
 * how an example becomes its numbers, {@code synset.txt} with the classes, and {@code
 * serving.properties} with the engine and what DJL makes block and answers with. A backbone that is
 * not the library's own is handed over when it is loaded, {@code optArgument("backbone",
 * backbone)}.
 *
 * @param folder where it is
 * @param network what was saved
 */
public record SavedModel(Path folder, Network network) implements Shown {
  /** The name of the argument that holds a backbone which is not the library's own. */
  static final String BACKBONE = "backbone";

  /** No side of a picture is longer. */
  private static final int LONGEST = 100_000;

  private static final List<String> HEADERS = List.of("file", "bytes");

  /**
   * Writes the folder; says what it wrote.
   *
   * @throws IllegalArgumentException if it holds anything already, or the backbone has no tensors
   */
  public static SavedModel save(Network network, Weights weights, Path folder) {
    Backbone backbone = network.base().backbone();
    Check.that(
        backbone.stages().stream().anyMatch(stage -> !stage.tensors().isEmpty()),
        "backbone %s has no tensors of its own to save; keep the model's own files",
        backbone.name());
    Path absolute = LocalPath.checked("folder", folder).toAbsolutePath();
    EngineTasks.call(
        () -> {
          write(network, weights, absolute);
          return absolute;
        });
    return new SavedModel(absolute, network);
  }

  private static void write(Network network, Weights weights, Path folder) {
    Backbone backbone = network.base().backbone();
    String name = folder.getFileName().toString();
    try (Model model = Model.newInstance(name, Engines.name());
        NDManager manager = Engines.current().newBaseManager()) {
      checkNew(folder);
      NetworkBlock block = new NetworkBlock(backbone, network.head()).load(manager, weights);
      block.initialize(manager, DataType.FLOAT32, NetworkBlock.input(network.base()));
      model.setBlock(block);
      model.save(folder, name);
      SavedDescription.of(network).write(folder);
      writeClassifier(
          network,
          List.of(
              "blockFactory=" + SavedBlockFactory.class.getName(),
              "translatorFactory=" + SavedTranslatorFactory.class.getName()),
          folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  /** Makes the folder; nothing is overwritten. */
  static void checkNew(Path folder) throws IOException {
    Files.createDirectories(folder);
    Check.that(
        folder.toFile().list().length == 0,
        "folder (%s) must be empty or new, lest a model be overwritten; name another, or remove it"
            + " first",
        folder);
  }

  /**
   * The classes, and what DJL's own classifier of pictures reads.
   *
   * @param factories what else DJL makes block and answers with
   */
  static void writeClassifier(Network network, List<String> factories, Path folder)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("engine=" + Engines.name()));
    lines.addAll(factories);
    lines.add("applySoftmax=true");
    Optional<Preprocessing> pictures = network.base().input().as(Preprocessing.class);
    pictures.ifPresent(input -> lines.addAll(ofPictures(input)));
    Files.write(folder.resolve("synset.txt"), network.head().classes());
    Files.writeString(folder.resolve("serving.properties"), String.join("\n", lines) + "\n");
  }

  private static List<String> ofPictures(Preprocessing pictures) {
    int size = pictures.size();
    return List.of(
        Text.format("width=%d\nheight=%d", size, size),
        Text.format("resizeShort=%d,%d,AREA", size, LONGEST),
        "centerCrop=true\ntoTensor=true",
        "flag=" + (pictures.channels() == 1 ? "GRAYSCALE" : "COLOR"),
        "normalize=" + shares(pictures.mean()) + "," + shares(pictures.deviation()));
  }

  /** In units of the largest pixel, as DJL has them, for three channels. */
  private static String shares(List<Double> pixels) {
    return IntStream.range(0, 3)
        .mapToObj(c -> Text.format("%.9f", pixels.get(Math.min(c, pixels.size() - 1)) / 255))
        .collect(Collectors.joining(","));
  }

  /**
   * Writes the same network once more, as MXNet's own files, which plain DJL opens with no Graft on
   * the class path: for bases that take pictures in colour, under a linear head. The answers are
   * those of DJL's own classifier, which scales pictures in another way.
   *
   * @throws IllegalArgumentException on another engine, for another input, or if the folder holds
   *     anything already
   */
  public SavedSymbol asSymbol(Path other) {
    return SavedSymbol.of(this, other);
  }

  private String classOfExample() {
    Input input = network.base().input();
    if (input.as(Preprocessing.class).isPresent()) {
      return "Image";
    }
    return input.as(SentenceInput.class).isPresent() ? "String" : "Map";
  }

  /** How plain DJL loads it, as lines of Java. */
  public String criteria() {
    boolean known = SavedDescription.of(network).isOurs();
    return Text.format(
        "Criteria.builder().setTypes(%s.class, Classifications.class)\n"
            + "    .optTranslatorFactory(new DeferredTranslatorFactory())\n"
            + "    .optModelPath(Path.of(\"%s\"))%s.build().loadModel().newPredictor()",
        classOfExample(),
        folder.toString().replace("\\", "\\\\"),
        known ? "" : Text.format(".optArgument(\"%s\", base.backbone())", BACKBONE));
  }

  private List<List<String>> files() {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        rows.add(List.of(file.getFileName().toString(), Text.format("%,d", Files.size(file))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    }
    return rows;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(
        Html.paragraph(summary())
            + Html.table(HEADERS, files())
            + Html.paragraph("Plain DJL loads it, with Graft on the class path:")
            + "<pre>"
            + Html.escape(criteria())
            + "</pre>",
        this);
  }

  private String summary() {
    return Text.format(
        "Saved in %s: %s in, the probabilities of %d classes out, engine %s.",
        folder, network.base().input(), network.head().classes().size(), Engines.name());
  }

  @Override
  public String toString() {
    return Text.format(
        "%s%n%s%nPlain DJL loads it, with Graft on the class path:%n%s",
        summary(), Text.table(HEADERS, files()), criteria());
  }
}
