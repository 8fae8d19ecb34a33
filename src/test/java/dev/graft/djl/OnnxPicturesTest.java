package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.INPUT;
import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.source.SourceRanking;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX networks of pictures as frozen bases, beside either engine. */
@Tag("engine")
class OnnxPicturesTest {
  private static final ImageSet FACES = Emoji.noto().byCategory();

  private static Base base(String name) {
    return OnnxPictures.of(file(name)).madeFor(INPUT).base();
  }

  private static String refused(Runnable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
  }

  @Test
  void itAnswersWhatPythonAnswersWithAnyBatchOrAFixedOne() {
    float[] expected = TorchFixtures.expected().values("onnx");
    for (String name : new String[] {"tiny.onnx", "tiny-three.onnx", "tiny-last.onnx"}) {
      assertArrayEquals(expected, TorchScriptTest.answers(base(name), "pictures"), 1e-4f, name);
      assertEquals(3, base(name).backbone().features());
    }
  }

  @Test
  void anotherArrayOfItsGraphIsTheFeatures() {
    float[] below = TorchFixtures.expected().values("onnx below");
    for (String array : new String[] {"flat", "relu"}) {
      Base base = OnnxPictures.of(file("tiny.onnx")).madeFor(INPUT).withFeatures(array).base();
      assertEquals(4, base.backbone().features(), array);
      assertArrayEquals(below, TorchScriptTest.answers(base, "pictures"), 1e-4f, array);
    }
    OnnxPictures wrong = OnnxPictures.of(file("tiny.onnx")).madeFor(INPUT).withFeatures("flut");
    String words = refused(wrong::base);
    assertTrue(words.contains("withFeatures(name)") && words.contains("flut"), words);
  }

  @Test
  void weightsInAFileBesideItAreFoundAndBelongToIt(@TempDir Path folder) throws Exception {
    float[] expected = TorchFixtures.expected().values("onnx");
    Base beside = base("tiny-beside.onnx");
    assertArrayEquals(expected, TorchScriptTest.answers(beside, "pictures"), 1e-4f);
    float[] below = TorchFixtures.expected().values("onnx below");
    Base flat =
        OnnxPictures.of(file("tiny-beside.onnx")).madeFor(INPUT).withFeatures("flat").base();
    assertArrayEquals(below, TorchScriptTest.answers(flat, "pictures"), 1e-4f);
    Path copy = Files.copy(file("tiny-beside.onnx"), folder.resolve("net.onnx"));
    String missing = refused(() -> OnnxPictures.of(copy).madeFor(INPUT).base());
    assertTrue(missing.contains("a file of their own, tiny-beside.onnx.data"), missing);
    assertTrue(missing.contains("external_data=False"), missing);
    byte[] data = Files.readAllBytes(file("tiny-beside.onnx.data"));
    Path other = Files.write(folder.resolve("tiny-beside.onnx.data"), data);
    String same = OnnxPictures.of(copy).madeFor(INPUT).base().backbone().canonical();
    assertEquals(beside.backbone().canonical(), same);
    data[0] ^= 1;
    Files.write(other, data);
    String changed = OnnxPictures.of(copy).madeFor(INPUT).base().backbone().canonical();
    assertNotEquals(same, changed);
  }

  @Test
  void oneWhoseInputDoesNotReachItsAnswersIsToldSo() {
    String words = refused(() -> base("bad-nothing.onnx"));
    assertTrue(words.contains("answers two different examples alike"), words);
  }

  @Test
  void aFrozenOneIsTrainedUponAndRanked() {
    Split split = FACES.perClass(6, 4).withTestRows(30);
    Network network = base("tiny.onnx").frozen().withHead(Head.linear(FACES.classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(2);
    Trained run =
        Training.run(
            new Plan(split, network, recipe, 1),
            Optional.empty(),
            RunListener.NONE,
            FeatureCache.withBound(16));
    assertEquals("", run.run().failure());
    String table = SourceRanking.of(base("tiny.onnx")).on(split).toString();
    assertTrue(table.contains("tiny.onnx"), table);
    String words = refused(() -> new Plan(split, network, recipe.thenFineTune(Thawing.all()), 1));
    assertTrue(words.startsWith("thenFineTune(the whole base): the tensors of base tiny.onnx"));
    assertTrue(words.contains("TorchScript.of(path)"), words);
  }

  @Test
  void whatItCannotTakeIsSaidInWords(@TempDir Path folder) throws Exception {
    String scaled = refused(() -> OnnxPictures.of(file("tiny-three.onnx")).base());
    assertTrue(scaled.contains("takes pictures of 32 pixels and 3 channels"), scaled);
    assertTrue(scaled.contains("madeFor(preprocessing)"), scaled);
    String size =
        refused(() -> OnnxPictures.of(file("tiny-three.onnx")).madeFor(INPUT.withSize(48)).base());
    assertTrue(size.contains("not 48 pixels and 3 channels"), size);
    String two = refused(() -> base("bad-pair.onnx"));
    assertTrue(two.contains("takes 2 inputs, [pictures, mask]"), two);
    String half = refused(() -> base("bad-half.onnx"));
    assertTrue(half.contains("FLOAT16"), half);
    assertTrue(half.contains("32-bit floats"), half);
    String newer = refused(() -> base("bad-opset.onnx"));
    assertTrue(newer.contains("is of a newer form than ONNX Runtime 1."), newer);
    assertTrue(newer.contains("opset_version=18"), newer);
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "no network");
    String words = refused(() -> OnnxPictures.of(broken).madeFor(INPUT).base());
    assertTrue(words.contains("ONNX Runtime cannot compute with"), words);
  }

  @Test
  void withoutOnnxRuntimeTheLineIsNamed() {
    ClassLoader none = ClassLoader.getPlatformClassLoader();
    var missing = assertThrows(IllegalStateException.class, () -> OnnxPictures.checkPresent(none));
    assertTrue(missing.getMessage().contains(OnnxPictures.MAVEN_LINE), missing.getMessage());
  }
}
