package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {
  @TempDir Path folder;

  private static Experiment sweep(int seeds) {
    Split split = Digits.all().perClass(20, 5).withTestRows(200);
    Network frozen =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    Recipe recipe = Recipe.withDefaults();
    return Experiment.on(split)
        .withSeeds(LongStream.rangeClosed(1, seeds).toArray())
        .withArm("scratch", frozen.fromScratch(), recipe)
        .withArm("frozen", frozen, recipe)
        .withArm("tuned", frozen, recipe.thenFineTune(Thawing.fromTheTop(1)))
        .withArm("shuffled", frozen.withShuffledBase(), recipe);
  }

  /** The guide says that a sweep of a thousand runs is less than a tenth of a megabyte. */
  @Test
  void aSweepOfAThousandRunsIsASmallFile() throws Exception {
    Experiment experiment = sweep(250);
    Path file = Plans.pack(experiment, folder.resolve("sweep.zip"));
    assertTrue(Files.size(file) < 100_000, Files.size(file) + " bytes");
    assertEquals(1_000, Plans.unpack(file).size());
    Path plain = Files.createFile(folder.resolve("plain"));
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
  }

  @Test
  void anExperimentIsOpenedAsOne() {
    Experiment experiment = sweep(2);
    Experiment back = Plans.experiment(Plans.pack(experiment, folder.resolve("sweep.zip")));
    assertEquals(experiment.toString(), back.toString());
    assertEquals(experiment.seeds(), back.seeds());
  }

  @Test
  void singlePlansAreNoExperiment() {
    Experiment experiment = sweep(1);
    List<Plan> plans =
        experiment.arms().stream()
            .map(arm -> new Plan(experiment.split(), arm.network(), arm.recipe(), 7))
            .toList();
    Path file = Plans.pack(plans, folder.resolve("plans.zip"));
    assertEquals(
        plans.stream().map(Plan::key).toList(),
        Plans.unpack(file).stream().map(Plan::key).toList());
    assertEquals(
        "pack ("
            + file
            + ") must be that of an experiment, but it holds single plans; take"
            + " Plans.unpack",
        assertThrows(IllegalArgumentException.class, () -> Plans.experiment(file)).getMessage());
  }

  @Test
  void aPackThatCannotBeWrittenOrReadIsNamed() throws Exception {
    Path nowhere = folder.resolve("missing").resolve("sweep.zip");
    String there = refused(() -> Plans.pack(sweep(1), nowhere));
    assertTrue(there.startsWith("pack (" + nowhere + ") must be in a folder that is there"), there);
    String read = refused(() -> Plans.unpack(nowhere));
    assertTrue(read.startsWith("pack (" + nowhere + ") cannot be read"), read);
    String named = refused(() -> Plans.pack(sweep(1), folder));
    assertTrue(named.endsWith("but is a folder; add one, such as sweep.zip"), named);
    Path other = Files.writeString(folder.resolve("other.zip"), "no pack at all");
    String words = refused(() -> Plans.unpack(other));
    assertTrue(words.contains("it was cut off, or is another file"), words);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(other), files.toList(), "nothing else is left");
    }
    Path in = Plans.pack(sweep(1), folder.resolve("sweep.zip"));
    assertEquals(in, Plans.pack(sweep(2), in), "written anew");
    assertEquals(8, Plans.unpack(in).size());
  }

  private static String refused(Executable asking) {
    return assertThrows(IllegalArgumentException.class, asking).getMessage();
  }
}
