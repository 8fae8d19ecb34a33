package dev.graft.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.NoopTranslator;
import dev.graft.internal.Check;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Stands where DJL looks for code in a model's folder, after it has come and before anything of it
 * is read: refuses code, and files whose sizes cannot be true.
 */
final class GuardedFactory implements BlockFactory {
  private static final long serialVersionUID = 1;
  private static final String FACTORY = "blockFactory";
  private static final List<String> CODE_FOLDERS = List.of("classes", "lib", "libs");

  private static final String WAY_OUT =
      "take it away, or say allowingCode() where you trust who made it";

  private final transient Block block;

  private GuardedFactory(Block block) {
    this.block = block;
  }

  /** The same criteria, with this in place of what a folder may bring, and no translator. */
  static Criteria<NDList, NDList> guarded(Criteria<?, ?> criteria) {
    Map<String, Object> arguments = new HashMap<>();
    if (criteria.getArguments() != null) {
      arguments.putAll(criteria.getArguments());
    }
    check(arguments.get(FACTORY), "the criteria");
    arguments.put(FACTORY, new GuardedFactory(criteria.getBlock()));
    return Criteria.builder()
        .setTypes(NDList.class, NDList.class)
        .optTranslator(new NoopTranslator())
        .optApplication(criteria.getApplication())
        .optEngine(criteria.getEngine())
        .optDevice(criteria.getDevice())
        .optGroupId(criteria.getGroupId())
        .optArtifactId(criteria.getArtifactId())
        .optModelZoo(criteria.getModelZoo())
        .optFilters(criteria.getFilters())
        .optArguments(arguments)
        .optOptions(criteria.getOptions())
        .optModelName(criteria.getModelName())
        .optProgress(criteria.getProgress())
        .build();
  }

  @Override
  public Block newBlock(Model model, Path folder, Map<String, ?> arguments) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean code =
            name.endsWith(".jar") || CODE_FOLDERS.contains(name) && Files.isDirectory(file);
        Check.that(!code, "%s holds code, which loading it would run; %s", file, WAY_OUT);
        if (name.equals("serving.properties")) {
          check(named(file), file.toString());
        }
        FileSizes.check(file);
      }
    }
    if (block == null) {
      FileKinds.checkFolder(folder, model.getNDManager().getEngine().getEngineName());
    }
    return block;
  }

  private static Object named(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties.getProperty(FACTORY);
  }

  private static void check(Object factory, String where) {
    Check.that(
        factory == null,
        "%s: %s %s, which loading it would run; %s",
        where,
        FACTORY,
        factory,
        WAY_OUT);
  }

  @Override
  public String toString() {
    return "none from the model's folder";
  }
}
