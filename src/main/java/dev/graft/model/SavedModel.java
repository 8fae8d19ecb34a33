package dev.graft.model;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trained network as a folder that plain DJL loads, {@code
 * Criteria.builder().setTypes(NDList.class, NDList.class).optModelPath(folder)}, with Graft on the
 * class path: the parameters in DJL's format, {@code graft.json} with what the block is made of and
 * how pictures become its input, {@code synset.txt} with the classes. A backbone that is not the
 * library's own is handed over when it is loaded, {@code optArgument("backbone", backbone)}.
 */
public final class SavedModel {
  static final String DESCRIPTION = "graft.json";

  /** The name of the argument that holds a backbone which is not the library's own. */
  static final String BACKBONE = "backbone";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Nets that are made of nothing but their name. */
  static final List<Backbone> KNOWN =
      List.of(new EfficientNetLite0(), new FashionNet(), new SmallNet(), new Xception());

  private SavedModel() {}

  /** What graft.json holds. */
  private record Description(String backbone, Head head, Input preprocessing) {}

  /** What of it makes the block. */
  private record Architecture(String backbone, Head head) {}

  /**
   * Writes the folder.
   *
   * @throws IllegalArgumentException if it holds anything already, or the backbone has no tensors
   */
  public static void save(Network network, Weights weights, Path folder) {
    Backbone backbone = network.base().backbone();
    Check.that(
        backbone.stages().stream().anyMatch(stage -> !stage.tensors().isEmpty()),
        "backbone %s has no tensors of its own to save; keep the model's own files",
        backbone.name());
    EngineTasks.call(
        () -> {
          write(network, weights, folder);
          return folder;
        });
  }

  private static void write(Network network, Weights weights, Path folder) {
    Backbone backbone = network.base().backbone();
    try (Model model = Model.newInstance(folder.getFileName().toString(), Engines.name());
        NDManager manager = Engines.current().newBaseManager()) {
      Files.createDirectories(folder);
      Check.that(
          folder.toFile().list().length == 0,
          "folder (%s) must be empty or new, lest a model be overwritten",
          folder);
      NetworkBlock block = new NetworkBlock(backbone, network.head()).load(manager, weights);
      Input input = network.base().input();
      block.initialize(manager, DataType.FLOAT32, NetworkBlock.input(network.base()));
      model.setBlock(block);
      model.save(folder, folder.getFileName().toString());
      Description description = new Description(backbone.name(), network.head(), input);
      Files.writeString(folder.resolve(DESCRIPTION), GSON.toJson(description));
      Files.write(folder.resolve("synset.txt"), network.head().classes());
      Files.writeString(
          folder.resolve("serving.properties"),
          Text.format(
              "engine=%s%nblockFactory=%s%n", Engines.name(), SavedBlockFactory.class.getName()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  /** The block of a saved folder, without its parameters. */
  static NetworkBlock block(Path folder, Optional<Backbone> given) throws IOException {
    Architecture description =
        GSON.fromJson(Files.readString(folder.resolve(DESCRIPTION)), Architecture.class);
    return Stream.concat(KNOWN.stream(), given.stream())
        .filter(known -> known.name().equals(description.backbone()))
        .findFirst()
        .map(backbone -> new NetworkBlock(backbone, description.head()))
        .orElseThrow(
            () ->
                new IOException(
                    Text.format(
                        "unknown backbone '%s' in %s; give it as optArgument(\"%s\", base.backbone())",
                        description.backbone(), folder, BACKBONE)));
  }
}
