package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What frozen stages answer is computed once, also for the next kernel. */
@Tag("engine")
class FeatureCacheTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker");
  private static final Base BASE = FashionNet.clothing().withoutHead();
  private static final List<Integer> ROWS = IntStream.range(0, 40).boxed().toList();
  private static final FrozenPart PART =
      new FrozenPart(SHOES, BASE, BASE.weights(), Augmentation.NONE);

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void aNewKernelReadsWhatAnEarlierOneComputed(@TempDir Path folder) throws IOException {
    FeatureCache first = FeatureCache.withBound(16).in(folder);
    Activations computed = first.activations(PART, 4, ROWS);
    byte[] file = Files.readAllBytes(only(folder));
    FeatureCache second = FeatureCache.withBound(16).in(folder);
    Activations read = second.activations(PART, 4, ROWS);
    for (int row : ROWS) {
      assertArrayEquals(computed.values().apply(row), read.values().apply(row));
    }
    assertEquals(computed.secondsPerRow(), read.secondsPerRow(), 1e-6);
    assertArrayEquals(file, Files.readAllBytes(only(folder)), "nothing was computed again");
    second.activations(PART, 4, IntStream.range(0, 60).boxed().toList());
    assertTrue(Files.size(only(folder)) > file.length, "twenty rows more");
    assertTrue(second.mebibytesOnDisk() > 0);
    second.clear();
    assertEquals(0, second.mebibytesOnDisk());
    assertEquals(0, second.mebibytes());
  }

  @Test
  void aDamagedFileIsBuiltAgain(@TempDir Path folder) throws IOException {
    Activations computed = FeatureCache.withBound(16).in(folder).activations(PART, 4, ROWS);
    byte[] whole = Files.readAllBytes(only(folder));
    byte[] damaged = whole.clone();
    damaged[damaged.length - 7] ^= 1;
    for (byte[] broken : List.of(damaged, new byte[3], java.util.Arrays.copyOf(whole, 500))) {
      Files.write(only(folder), broken);
      Activations again = FeatureCache.withBound(16).in(folder).activations(PART, 4, ROWS);
      for (int row : ROWS) {
        assertArrayEquals(computed.values().apply(row), again.values().apply(row));
      }
      assertEquals(whole.length, Files.size(only(folder)), "written again");
    }
  }

  @Test
  void whereNothingCanBeWrittenTrainingGoesOn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "a file stands in the way");
    FeatureCache cache = FeatureCache.withBound(16).in(file);
    Network network = BASE.frozen().withHead(Head.linear(SHOES.classes()));
    Split split = SHOES.perClass(4, 2).withTestRows(10);
    Plan plan = new Plan(split, network, Recipe.withDefaults().withPasses(1), 1);
    Trained trained = Training.run(plan, Optional.empty(), RunListener.NONE, cache);
    assertEquals("", trained.run().failure());
    assertTrue(cache.notice().startsWith("features are not kept in " + file), cache.notice());
    assertTrue(cache.toString().contains("features are not kept"), cache.toString());
  }

  @Test
  void theEldestGoWhenItIsFull() {
    FeatureCache cache = FeatureCache.withBound(1);
    List<Integer> rows = IntStream.range(0, 64).boxed().toList();
    cache.activations(PART, 1, rows);
    double one = cache.mebibytes();
    assertTrue(one > 0.7 && one < 1, "64 rows of 16 x 14 x 14 values: " + one);
    cache.activations(PART, 2, rows);
    assertTrue(cache.mebibytes() <= 1, cache.toString());
    assertEquals(0, FeatureCache.withBound(1).fitting(PART, 1, 100), "100 rows do not fit");
    assertEquals(1, FeatureCache.withBound(2).fitting(PART, 1, 100));
  }

  @Test
  void augmentedCopiesAreTheSameForEverySeedAndLeaveTestRowsAlone() {
    Augmentation augmentation = Augmentation.shiftAndMirror(3);
    Network network = BASE.frozen().withHead(Head.linear(SHOES.classes()));
    Split split = SHOES.perClass(4, 2).withTestRows(10);
    Recipe recipe = Recipe.withDefaults().withPasses(3).withAugmentation(augmentation);
    FeatureCache cache = FeatureCache.withBound(16);
    Plan plan = new Plan(split, network, recipe, 1);
    Trained trained = Training.run(plan, Optional.empty(), RunListener.NONE, cache);
    assertEquals("", trained.run().failure());
    int perRow = 32 * 7 * 7 + 64 * 3 * 3 + 64; // behind block2, block3 and dense
    double rows = cache.mebibytes() * 1048576 / (perRow * Float.BYTES);
    assertEquals(8 * 3 + 4 + 10, rows, "three copies of a training row, one of any other");
    FrozenPart part = new FrozenPart(SHOES, BASE, BASE.weights(), augmentation);
    assertArrayEquals(SHOES.pixels(5, BASE.preprocessing()), part.pixels(5));
    float[] copy = part.pixels(5 + SHOES.size());
    assertTrue(!java.util.Arrays.equals(part.pixels(5), copy), "copy 1 is changed");
    assertArrayEquals(copy, part.pixels(5 + SHOES.size()));
    Plan plain = new Plan(split, network, recipe.withAugmentation(Augmentation.NONE), 1);
    assertTrue(!plan.key().equals(plain.key()));
  }
}
