package dev.graft.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SymbolBlock;
import ai.djl.training.ParameterStore;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Canonical;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Engines;
import dev.graft.model.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model that is used whole.
 *
 * @param source where it comes from
 * @param name of the model
 * @param hash of its files
 * @param output the shape of its answer for one picture
 */
record ZooBackbone(ZooBase source, String name, String hash, Shape output) implements Backbone {
  private static final String WHOLE = "whole model";

  static ZooBackbone of(ZooBase source) {
    try (Model model = source.load();
        NDManager manager = model.getNDManager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Preprocessing input = source.input();
      NDArray zeros = manager.zeros(new Shape(1, input.channels(), input.size(), input.size()));
      Shape output = answer(cut(model, source), manager, zeros).getShape();
      if (output.dimension() != 2 && output.dimension() != 4) {
        throw new IllegalArgumentException(
            Text.format(
                    "answers of the zoo model %s must be (n, features) or (n, channels, height, width);",
                    output)
                + " take another number of last nodes off with withoutLast(n)");
      }
      return new ZooBackbone(source, model.getName(), hash(model.getModelPath()), output);
    }
  }

  private static Model cut(Model model, ZooBase source) {
    for (int i = 0; i < source.withoutLast(); i++) {
      try {
        ((SymbolBlock) model.getBlock()).removeLastBlock();
      } catch (UnsupportedOperationException | ClassCastException e) {
        throw new IllegalArgumentException(
            Text.format(
                    "a %s model cannot be cut; possible are its answers as features (leave withoutLast out),",
                    model.getNDManager().getEngine().getEngineName())
                + " a model that was exported without its last layer, or its architecture as an"
                + " OwnBlock",
            e);
      }
    }
    return model;
  }

  private static NDArray answer(Model model, NDManager manager, NDArray pictures) {
    ParameterStore store = new ParameterStore(manager, false);
    return model.getBlock().forward(store, new NDList(pictures), false).head();
  }

  private static String hash(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      MessageDigest digest = Sha256.digest();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      return Sha256.hex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + path, e);
    }
  }

  @Override
  public Access access() {
    return Access.SEALED;
  }

  @Override
  public String wayOut() {
    return Engines.name().equals("PyTorch")
        ? "open its .pt file with TorchScript.of(path)"
        : "take its architecture as an OwnBlock, or TorchScript.of(path) on the PyTorch engine";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage(WHOLE, List.of(), Whole::new));
  }

  @Override
  public int features() {
    return Math.toIntExact(output.get(1));
  }

  @Override
  public String canonical() {
    return Canonical.of("zoo")
        .with("name", name)
        .with("files", hash)
        .with("withoutLast", source.withoutLast())
        .toString();
  }

  /** The live model. */
  private final class Whole extends SealedStage<Model> {
    Whole() {
      super(Text.format("the zoo model %s cannot be computed", name));
    }

    @Override
    Model open() {
      Model model = cut(source.load(), source);
      // A scope of the caller's would close them with its batch.
      model.getBlock().getParameters().values().stream()
          .filter(Parameter::isInitialized)
          .forEach(tensor -> NDScope.unregister(tensor.getArray()));
      return model;
    }

    @Override
    NDList answer(Model model, NDList inputs) {
      return new NDList(ZooBackbone.answer(model, inputs.getManager(), inputs.head()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {new Shape(inputs[0].get(0)).addAll(output.slice(1))};
    }
  }
}
