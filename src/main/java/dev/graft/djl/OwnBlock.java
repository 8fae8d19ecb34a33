package dev.graft.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Engines;
import dev.graft.model.OldHead;
import dev.graft.model.TensorSpec;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A DJL block of the user's own on its way to become a base. A SequentialBlock can be cut behind
 * each child that holds tensors; any other block is one stage. Inside, SequentialBlock and
 * ParallelBlock are seen through; BatchNorm computes as Graft's own normalisation does, with
 * Graft's running average in training; Dropout does nothing (a head has a dropout of its own); all
 * other blocks compute as they are.
 *
 * <p>{@code OwnBlock.named("mine", 1, () -> new SequentialBlock().add(...)).madeFor(input)
 * .trained(block)}
 */
public final class OwnBlock implements Shown {
  private final BlockBackbone.Identity identity;
  private final Supplier<? extends Block> maker;
  private final Input input;
  private final Card card;
  private final List<String> oldClasses;

  private OwnBlock(
      BlockBackbone.Identity identity, Supplier<? extends Block> maker, Settings settings) {
    this.identity = identity;
    this.maker = maker;
    input = settings.input();
    card = settings.card();
    oldClasses = List.copyOf(settings.oldClasses());
  }

  private record Settings(Input input, Card card, List<String> oldClasses) {}

  /**
   * Names the block's code.
   *
   * @param name unique among the user's architectures; it enters the keys of runs
   * @param version raised when the code changes, so that runs of before are not taken for new ones
   * @param maker makes a new block without values at each call
   */
  public static OwnBlock named(String name, int version, Supplier<? extends Block> maker) {
    Check.that(!name.isBlank(), "name ('%s') must not be empty", name);
    Check.atLeast("version", version, 1);
    Settings settings =
        new Settings(
            Preprocessing.uniform(64, 3, 127.5, 127.5),
            new Card(name, "not stated", "not stated"),
            List.of());
    return new OwnBlock(new BlockBackbone.Identity(name, version), maker, settings);
  }

  /**
   * How pictures, or rows of a table, become its input; without it, colour pictures of 64 pixels
   * within [-1, 1].
   */
  public OwnBlock madeFor(Input other) {
    return new OwnBlock(identity, maker, new Settings(other, card, oldClasses));
  }

  /** What it was trained on and its licence. */
  public OwnBlock withCard(Card other) {
    return new OwnBlock(identity, maker, new Settings(input, other, oldClasses));
  }

  /** Its last layer is a classifier for these classes, and becomes the base's old head. */
  public OwnBlock withOldClasses(List<String> classes) {
    return new OwnBlock(identity, maker, new Settings(input, card, classes));
  }

  /** The base with the values that a trained block of the same make has now. */
  public Base trained(Block block) {
    return base(fitting("the trained block", values(block)));
  }

  /**
   * The base with the values of a model that DJL saved.
   *
   * @param folder with one file {@code name-0000.params}, or several, of which the last is taken
   */
  public Base saved(Path folder) {
    String prefix = prefix(folder);
    try (Model model = Model.newInstance(prefix, Engines.current().getEngineName())) {
      model.setBlock(maker.get());
      for (Path file : parameters(folder, prefix)) {
        FileSizes.check(file);
      }
      model.load(folder, prefix);
      return base(fitting(folder.toString(), values(model.getBlock())));
    } catch (MalformedModelException | OutOfMemoryError e) {
      // a block's own numbers, which nothing can be held against, ask for the memory of a heap
      throw new IllegalArgumentException(
          Text.format(
              "the model in %s is not one of block '%s': %s",
              folder, identity.name(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    }
  }

  /** The base with the values of a safetensors or npz file; names are those of the tensors. */
  public Base weights(Path file) {
    FileKinds.checkWeights(file);
    return base(fitting(file.toString(), WeightFile.read(file)));
  }

  /**
   * The base with weights that were read before, such as {@code StateDict.open(file).weights()} of
   * dev.graft.hub, which takes 16-bit floats and PyTorch's state dicts.
   */
  public Base weights(Weights weights) {
    return base(fitting("the weights", weights));
  }

  /** The base without values: to be trained from scratch. */
  public Base untrained() {
    return Base.of(backbone(), Weights::none, card).withPreprocessing(input);
  }

  /** The names and shapes of its tensors, as a weight file must have them. */
  public List<TensorSpec> tensors() {
    return backbone().tensors();
  }

  private BlockBackbone backbone() {
    return new BlockBackbone(identity, maker, input, oldClasses.size());
  }

  private Weights fitting(String source, Weights weights) {
    return WeightFile.fitting(source, weights, tensors());
  }

  private Base base(Weights weights) {
    BlockBackbone backbone = backbone();
    Base base = Base.of(backbone, () -> weights, card).madeFor(input);
    return backbone
        .classifier()
        .map(last -> new OldHead(last.get(0).name(), last.get(1).name(), oldClasses))
        .map(base::withOldHead)
        .orElse(base);
  }

  private static Weights values(Block block) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Parameter> tensor : BlockBackbone.named(block).entrySet()) {
      Check.that(
          tensor.getValue().isInitialized(),
          "tensor %s of the block has no values; train the block first, or take untrained()",
          tensor.getKey());
      arrays.put(tensor.getKey(), tensor.getValue().getArray());
    }
    return Weights.copyOf(arrays);
  }

  private static List<Path> parameters(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix + "-")).toList();
    }
  }

  private static String prefix(Path folder) {
    Check.that(Files.isDirectory(folder), "folder (%s) must be a folder that DJL saved", folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches(".*-\\d+\\.params"))
          .sorted()
          .reduce((first, second) -> second)
          .map(file -> file.substring(0, file.lastIndexOf('-')))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Text.format(
                              "folder (%s) must hold a file like name-0000.params, as model.save writes it;",
                              folder)
                          + " for a symbol or TorchScript model use ZooBase"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  @Override
  public String toString() {
    return Text.format(
            "block '%s' version %d for %s; say where its values are: trained(block), saved(folder),",
            identity.name(), identity.version(), input)
        + " weights(file) or untrained()";
  }
}
