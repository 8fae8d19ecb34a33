package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stop is pressed thirty times in one kernel, at moments that differ, and nothing is lost. */
class KernelStopsIT {
  private static final int TIMES = 30;
  private static final Path FOLDER = Path.of("target", "stops");

  private static final Map<String, String> CELLS =
      Map.of(
          "first",
          "%maven dev.graft:graft:"
              + Graft.version()
              + """

          import dev.graft.data.*;
          import dev.graft.experiment.*;
          import dev.graft.model.*;
          import dev.graft.recipe.*;
          var split = Digits.all().perClass(5, 5).withTestRows(50);
          var network = FashionNet.clothing().withoutHead().withHead(Head.linear(split.data().classes())).fromScratch();
          """,
          "stopped",
          """
          Experiment.on(split).withSeeds(1).withWorkers(1)
              .withArm("short", network, Recipe.withDefaults().withPasses(1))
              .withArm("long", network, Recipe.withDefaults().withPasses(100_000)).run()
          """,
          "last",
          """
          Experiment.on(split).withSeeds(1).withWorkers(1)
              .withArm("short", network, Recipe.withDefaults().withPasses(1))
              .withArm("other", network, Recipe.withDefaults().withPasses(2)).run()
          """);

  private record Said(String first, List<String> stopped, String last) {}

  @Test
  void thirtyStopsLoseNothing() throws Exception {
    Said said = stopped();
    assertEquals(TIMES, said.stopped().size());
    for (String one : said.stopped()) {
      assertTrue(one.contains("interrupted"), one);
      assertTrue(one.contains("nothing is lost: "), one);
    }
    int first = lastPass(said.stopped().get(0));
    assertTrue(lastPass(said.stopped().get(TIMES - 1)) > first, said.stopped()::toString);
    assertTrue(said.last().contains("2 runs: 1 computed, 1 from the store"), said.last());
    try (Stream<Path> left = Files.list(FOLDER.resolve("runs"))) {
      List<String> names = left.map(path -> path.getFileName().toString()).toList();
      assertEquals(2, names.stream().filter(name -> name.length() == 64).count(), names::toString);
      assertTrue(
          names.stream().noneMatch(n -> n.startsWith(".writing-") || n.equals("damaged")),
          names::toString);
    }
  }

  /** The last one that was seen: each time it goes on from where it was stopped. */
  private static int lastPass(String said) {
    return Pattern.compile(": pass (\\d+) of")
        .matcher(said)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElse(0);
  }

  private static Said stopped() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "stopped"));
    Path cells = Files.writeString(folder.resolve("cells.json"), new Gson().toJson(CELLS));
    Path result = folder.resolve("said.json");
    Files.deleteIfExists(result);
    List<String> command =
        List.of(
            "python3",
            "src/test/jupyter/stops.py",
            "--jar",
            System.getProperty("graft.jar"),
            "--pom",
            System.getProperty("graft.pom"),
            "--cells",
            cells.toString(),
            "--times",
            String.valueOf(TIMES),
            "--result",
            result.toString());
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    return new Gson().fromJson(Files.readString(result), Said.class);
  }
}
