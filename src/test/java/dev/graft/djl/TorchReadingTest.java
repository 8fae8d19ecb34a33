package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.input.Preprocessing;
import dev.graft.model.Backbone.Access;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TorchScript files that cannot be used as they are, and those of another kind than pictures. */
@Tag("engine")
class TorchReadingTest {
  private static final Preprocessing SMALL = Preprocessing.uniform(16, 3, 127.5, 127.5);

  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  private static void refused(String name, String... parts) {
    TorchScript script = TorchScript.of(file(name)).madeFor(SMALL);
    String words = assertThrows(IllegalArgumentException.class, script::base).getMessage();
    for (String part : parts) {
      assertTrue(words.contains(part), words);
    }
  }

  @Test
  void badFilesAreToldWhatToDo() {
    refused("bad-half.pt", "tensor conv.weight", "float16", "model.float()");
    refused("bad-bfloat16.pt", "tensor conv.weight", "bfloat16", "model.float()");
    refused(
        "bad-quantised.pt", "bad-quantised.pt computes in whole numbers", "OnnxPictures.of(path)");
    refused("bad-one-row.pt", "computes one example alone", "flatten(1) in place of view(1, -1)");
    refused("bad-training.pt", "traced in training mode", "model.eval()");
    refused("bad-pair.pt", "takes [x, y]", "must take one array");
    refused("bad-state.pt", "holds tensors without code");
    refused("tiny-vit.pt", "cannot compute 2 examples of shape [3, 16, 16]", "madeFor(input)");
  }

  @Test
  void whatAnswersButIsNoBaseIsToldSo() {
    refused(
        "bad-two-rows.pt", "computes 2 examples at a time", "flatten(1) in place of view(1, -1)");
    refused("bad-beside.pt", "otherwise when another stands beside it", "each example alone");
    refused(
        "bad-cropped.pt",
        "no notice of the upper right quarter",
        "16 x 16 pixels",
        "madeFor(input)");
    refused("bad-nothing.pt", "answers two different examples alike", "compare them in Python");
  }

  @Test
  void whatWasScriptedIsComputedInEvaluationModeAndACropIsTakenAtItsOwnSize() {
    Base scripted = TorchScript.of(file("scripted.pt")).madeFor(SMALL).base();
    assertEquals(3, scripted.backbone().features());
    Preprocessing own = Preprocessing.uniform(8, 3, 127.5, 127.5);
    assertEquals(
        3, TorchScript.of(file("bad-cropped.pt")).madeFor(own).base().backbone().features());
  }

  @Test
  void aFileThatIsNoZipOrIsCutIsCalledSo(@TempDir Path folder) throws Exception {
    Path pickle = folder.resolve("old.pt");
    Files.write(pickle, new byte[] {(byte) 0x80, 2, '}', 'q', 0, '.'});
    var wrong = assertThrows(IllegalArgumentException.class, () -> TorchScript.of(pickle).base());
    assertTrue(wrong.getMessage().contains("not what was written"), wrong.getMessage());
    byte[] whole = Files.readAllBytes(file("tiny-vit.pt"));
    Path cut = folder.resolve("cut.pt");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    var half = assertThrows(IllegalArgumentException.class, () -> TorchScript.of(cut).base());
    assertTrue(half.getMessage().contains("fetch the file again"), half.getMessage());
  }

  @Test
  void whatBranchesIsOneStageThatIsFrozenByLayer() {
    Base base = TorchScript.of(file("branch.pt")).madeFor(SMALL).base();
    assertEquals(List.of("whole network"), base.cuts());
    assertEquals(3, base.backbone().features());
    assertEquals(2, base.frozenLayers("conv").freezing().tensors(base.backbone()).size());
    TorchScript off = TorchScript.of(file("branch.pt")).madeFor(SMALL).withoutClassifier();
    String words = assertThrows(IllegalArgumentException.class, off::base).getMessage();
    assertTrue(words.contains("the last layer must be linear"), words);
    assertTrue(words.contains("model.fc = torch.nn.Identity()"), words);
  }

  private static WordPieces pieces(Path folder) throws Exception {
    List<String> all =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    switch (i) {
                      case 0 -> "[PAD]";
                      case 1 -> "[UNK]";
                      case 2 -> "[CLS]";
                      case 3 -> "[SEP]";
                      case 4 -> "[MASK]";
                      default ->
                          String.valueOf((char) ('a' + (i - 5) % 26)).repeat(1 + (i - 5) / 26);
                    })
            .toList();
    String vocab =
        IntStream.range(0, 40)
            .mapToObj(i -> "\"" + all.get(i) + "\": " + i)
            .collect(Collectors.joining(", "));
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, "{\"model\": {\"vocab\": {" + vocab + "}}}");
    return WordPieces.of(file, 10);
  }

  private static TextSet reviews(Path folder) throws Exception {
    StringBuilder rows = new StringBuilder("sentence,label\n");
    for (int i = 0; i < 60; i++) {
      String word = String.valueOf((char) ('a' + i % 13));
      rows.append(word).append(" x ").append(i / 13).append(i % 2 == 0 ? ",even\n" : ",odd\n");
    }
    return TextSet.of(Files.writeString(folder.resolve("r.csv"), rows), "sentence", "label");
  }

  /** Features are the mean over all positions of what Python answered. */
  private static void checkMeans(Base base) {
    float[] map = TorchScriptTest.answers(base, "ids");
    float[] vectors = TorchFixtures.expected().values("bert");
    float[] means = new float[16];
    for (int row = 0; row < 2; row++) {
      for (int place = 0; place < 10; place++) {
        for (int f = 0; f < 8; f++) {
          means[row * 8 + f] += vectors[(row * 10 + place) * 8 + f] / 10;
        }
      }
    }
    assertArrayEquals(means, map, 1e-4f);
  }

  @Test
  void aBertTakesWholeNumbersAndIsTrainedInPart(@TempDir Path folder) throws Exception {
    Base base = TorchScript.of(file("tiny-bert.pt")).madeFor(pieces(folder)).base();
    assertEquals(8, base.backbone().features());
    checkMeans(base);
    TextSet reviews = reviews(folder);
    Split split = reviews.perClass(6, 4).withTestRows(20);
    Network network =
        base.frozenLayers("bert.embeddings.*", "bert.encoder.layer.0.*")
            .withHead(Head.linear(reviews.classes()));
    Trained run =
        Training.run(
            new Plan(split, network, Recipe.withDefaults().withPasses(1), 1),
            Optional.empty(),
            RunListener.NONE,
            FeatureCache.withBound(16));
    assertEquals("", run.run().failure());
    assertTrue(run.tensors().names().stream().noneMatch(name -> name.contains("layer.0.")));
    assertTrue(run.tensors().names().stream().anyMatch(name -> name.contains("layer.1.")));
    assertEquals(Access.OPEN, base.backbone().access());
  }
}
