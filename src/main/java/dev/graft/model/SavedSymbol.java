package dev.graft.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.nn.Parameter;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A trained network as MXNet's own files: a symbol, its parameters, the classes, and what DJL's
 * classifier of pictures reads. Plain DJL opens the folder without Graft on the class path.
 *
 * @param folder where it is
 */
public record SavedSymbol(Path folder) implements Shown {
  /** A linear head: matrix and bias. */
  private static final int TENSORS_OF_LINEAR = 2;

  static SavedSymbol of(SavedModel saved, Path folder) {
    Network network = saved.network();
    Check.that(
        Engines.name().equals("MXNet"),
        "engine (%s) must be MXNet, whose files these are; save(...) writes a folder for it",
        Engines.name());
    Optional<Preprocessing> pictures =
        network.base().input().as(Preprocessing.class).filter(input -> input.channels() > 1);
    Check.that(
        pictures.isPresent(),
        "input (%s) must be pictures in colour, which DJL's own classifier takes; of others keep"
            + " Graft on the class path, and the folder that save(...) wrote",
        network.base().input());
    Path absolute = LocalPath.checked("folder", folder).toAbsolutePath();
    EngineTasks.call(
        () -> {
          write(saved, pictures.get(), absolute);
          return absolute;
        });
    return new SavedSymbol(absolute);
  }

  private static void write(SavedModel saved, Preprocessing input, Path folder) {
    Network network = saved.network();
    String name = folder.getFileName().toString();
    try (Model model = Model.newInstance(name, Engines.name())) {
      SavedModel.checkNew(folder);
      NetworkBlock block = new NetworkBlock(network.base().backbone(), network.head());
      model.setBlock(block);
      model.load(saved.folder(), saved.folder().getFileName().toString());
      SymbolGraph graph = new SymbolGraph();
      String symbol = graph.json(List.of(drawn(graph, block, network)));
      Files.writeString(folder.resolve(name + "-symbol.json"), symbol);
      MxParameters.write(graph.weights(), folder.resolve(name + "-0000.params"));
      SavedModel.writeClassifier(network, List.of(), folder);
    } catch (IOException | MalformedModelException e) {
      throw new IllegalStateException("cannot write the model to " + folder, e);
    }
  }

  private static SymbolGraph.Node drawn(SymbolGraph graph, NetworkBlock block, Network network) {
    List<Parameter> head = block.getDirectParameters().values().stream().toList();
    List<StageBlock> stages =
        block.getChildren().values().stream().map(StageBlock.class::cast).toList();
    Optional<SymbolGraph.Node> top =
        FusedStages.draw(graph, stages, graph.input(NetworkBlock.input(network.base())));
    Check.that(
        top.isPresent() && head.size() == TENSORS_OF_LINEAR,
        "network (%s) must have a linear head and stages that MXNet knows; keep Graft on the class"
            + " path, and the folder that save(...) wrote",
        network);
    SymbolGraph.Node map = top.get();
    SymbolGraph.Node features = map.shape().dimension() == 4 ? graph.averaged(map) : map;
    return graph.dense(features, head.get(0).getArray(), head.get(1).getArray());
  }

  /** How plain DJL loads it, as lines of Java. */
  public String criteria() {
    return Text.format(
        "Criteria.builder().setTypes(Image.class, Classifications.class)%n"
            + "    .optModelPath(Path.of(\"%s\")).build().loadModel().newPredictor()",
        folder.toString().replace("\\", "\\\\"));
  }

  @Override
  public String toString() {
    return Text.format("Saved in %s. Plain DJL loads it, without Graft:%n%s", folder, criteria());
  }
}
