package dev.graft.model;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Lets DJL make the block of a folder that {@link SavedModel} wrote. */
public final class SavedBlockFactory implements BlockFactory {
  private static final long serialVersionUID = 1L;

  @Override
  public Block newBlock(Model model, Path folder, Map<String, ?> arguments) throws IOException {
    Object given = arguments == null ? null : arguments.get(SavedModel.BACKBONE);
    return SavedDescription.read(folder).block(Optional.ofNullable((Backbone) given));
  }
}
