package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import ai.djl.repository.zoo.Criteria;
import dev.graft.model.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of models that bring more, or other, than a model. */
@Tag("engine")
class GuardedFactoryTest {
  private static boolean ran;

  @TempDir Path folder;

  /** The code of whoever made the folder. */
  public static final class Foreign implements BlockFactory {
    private static final long serialVersionUID = 1;

    @Override
    public Block newBlock(Model model, Path path, Map<String, ?> arguments) {
      ran = true;
      return null;
    }
  }

  private Path copied(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(ZooFixtures.folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static ZooBase base(Path model) {
    String name = ZooFixtures.folder().getFileName().toString();
    return ZooBase.of(
            Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine(Engines.name())
                .optModelPath(model)
                .optModelName(name)
                .build())
        .madeFor(ZooFixtures.INPUT);
  }

  private static void refused(Path model, Path file, String what) {
    var error = assertThrows(IllegalArgumentException.class, () -> base(model).base());
    assertTrue(error.getMessage().startsWith(file + what), error.getMessage());
    assertTrue(
        error.getMessage().endsWith("or say allowingCode() where you trust who made it"),
        error.getMessage());
  }

  @Test
  void codeInAFolderIsRefusedUnlessItIsAskedFor() throws Exception {
    Path model = copied("model");
    String before = base(model).base().backbone().canonical();
    Path properties = model.resolve("serving.properties");
    Files.writeString(properties, "blockFactory=" + Foreign.class.getName());
    ran = false;
    refused(model, properties, ": blockFactory " + Foreign.class.getName() + ", which loading it");
    assertFalse(ran);
    base(model).allowingCode().base();
    assertTrue(ran, "the test's code is what DJL would run");
    Files.writeString(properties, "translatorFactory=" + Foreign.class.getName());
    base(model).base(); // Graft asks for no translator
    Files.delete(properties);
    for (String name : List.of("classes", "libs", "lib")) {
      Path code = Files.createDirectory(model.resolve(name));
      refused(model, code, " holds code, which loading it would run; take it away");
      Files.delete(code);
    }
    Path jar = Files.createFile(model.resolve("model.jar"));
    refused(model, jar, " holds code");
    Files.delete(jar);
    assertEquals(before, base(model).base().backbone().canonical());
  }

  @Test
  void codeThatTheCriteriaNameIsRefusedToo() throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(copied("named"))
            .optArgument("blockFactory", Foreign.class.getName())
            .build();
    var error = assertThrows(IllegalArgumentException.class, () -> ZooBase.of(criteria).base());
    assertTrue(error.getMessage().startsWith("the criteria: blockFactory "), error.getMessage());
  }

  @Test
  void sizesThatDoNotFitAreRefusedBeforeTheEngineAllocatesThem() throws Exception {
    Path model = copied("flipped");
    Path parameters;
    try (Stream<Path> files = Files.list(model)) {
      parameters =
          files
              .filter(file -> file.toString().matches(".*\\.(params|pt)"))
              .findFirst()
              .orElseThrow();
    }
    byte[] whole = Files.readAllBytes(parameters);
    FileSizes.check(parameters);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] wrong = whole.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(parameters, wrong);
      try {
        FileSizes.check(parameters);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("parameters (" + parameters), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 0, refused + " refused");
  }

  @Test
  void aDimensionOfBillionsIsRefused() throws Exception {
    Path parameters = folder.resolve("wide-0000.params");
    Path tiny = ZooFixtures.FIXTURES.resolve("tiny-mxnet").resolve("tiny-mxnet-0000.params");
    byte[] bytes = Files.readAllBytes(tiny);
    Files.write(parameters, bytes);
    FileSizes.check(parameters);
    int firstDimension = 8 + 8 + 8 + 4 + 4 + 4;
    bytes[firstDimension + 3] ^= 1 << 4;
    Files.write(parameters, bytes);
    var error = assertThrows(IllegalArgumentException.class, () -> FileSizes.check(parameters));
    assertTrue(
        error.getMessage().contains("array 0 is 268435460 long in one dimension"),
        error.getMessage());
    Files.write(parameters, java.util.Arrays.copyOf(bytes, 30));
    error = assertThrows(IllegalArgumentException.class, () -> FileSizes.check(parameters));
    assertTrue(error.getMessage().contains("it ends too early"), error.getMessage());
  }

  /** As DJL writes it: texts with their length before them, numbers with the high byte first. */
  private static byte[] djls(int stated, long dimension) throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    var out = new java.io.DataOutputStream(bytes);
    out.writeBytes("DJL@");
    out.writeInt(1);
    out.writeUTF("net");
    out.writeChar('P');
    out.writeByte(0);
    out.writeUTF("weight");
    out.writeUTF("NDAR");
    out.writeInt(3);
    out.writeByte(0);
    out.writeUTF("DENSE");
    out.writeUTF("FLOAT32");
    out.writeInt(1);
    out.writeLong(dimension);
    out.writeInt(1);
    out.writeChar('?');
    out.writeByte('>');
    out.writeInt(stated);
    out.writeFloat(1);
    out.writeFloat(2);
    return bytes.toByteArray();
  }

  @Test
  void lengthsInDjlsOwnFilesAreHeldAgainstThem() throws Exception {
    Path parameters = folder.resolve("own-0000.params");
    Files.write(parameters, djls(8, 2));
    FileSizes.check(parameters);
    for (byte[] wrong :
        new byte[][] {djls(1 << 30, 2), djls(8, 1L << 40), djls(-8, 2), djls(4, 2)}) {
      Files.write(parameters, wrong);
      var error = assertThrows(IllegalArgumentException.class, () -> FileSizes.check(parameters));
      assertTrue(error.getMessage().contains("array 0 "), error.getMessage());
      assertTrue(error.getMessage().startsWith("parameters (" + parameters), error.getMessage());
    }
    Files.write(parameters, java.util.Arrays.copyOf(djls(8, 2), 45));
    var error = assertThrows(IllegalArgumentException.class, () -> FileSizes.check(parameters));
    assertTrue(error.getMessage().contains("it ends too early"), error.getMessage());
  }
}
