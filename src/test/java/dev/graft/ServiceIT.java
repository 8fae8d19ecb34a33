package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Pixels;
import dev.graft.internal.Text;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SavedModel;
import dev.graft.model.SmallNet;
import dev.graft.training.Answering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of the guide's page on services is built by Maven and asks a saved model. */
class ServiceIT {
  private static final Path PROJECT = Path.of("src", "guide", "service");
  private static final Path HERE = Path.of("target", "service").toAbsolutePath();

  @TempDir Path folder;

  /** All that is beside the inference jar: DJL's own, the engine and its native library. */
  private static final Pattern DJL_AND_ENGINE =
      Pattern.compile(
          "(api|mxnet-.*|pytorch-.*|gson|jna|slf4j-.*|commons-(compress|io|lang3|codec))-[0-9].*");

  @Test
  void theGuidesProjectIsBuiltAndAnswersAsGraftDoes() throws Exception {
    build();
    ImageSet emoji = Emoji.noto().byCategory();
    Network network = SmallNet.untrained().withHead(Head.linear(emoji.classes()));
    Path model = folder.resolve("model");
    SavedModel.save(network, network.initialWeights(3), model);
    Path picture = folder.resolve("emoji.png");
    ImageIO.write(emoji.image(0), "png", picture.toFile());
    List<Double> expected =
        Answering.probabilities(
            network, network.initialWeights(3), Pixels.of(emoji.image(0), SmallNet.PREPROCESSING));
    double best = Collections.max(expected);
    String answer = emoji.classes().get(expected.indexOf(best));
    String wanted = Text.format("%s %s %.4f", picture, answer, best);
    String program = HERE.resolve("project/target/service-1.jar") + ":";
    for (String jars : List.of(HERE.resolve("project/target/jars") + "/*", inference())) {
      String said =
          run("java", "-cp", program + jars, "example.Ask", model.toString(), picture.toString());
      assertTrue(said.strip().endsWith("\n" + wanted) || said.strip().equals(wanted), said);
    }
  }

  /** The small jar with nothing but DJL and its engine: no tables, no charts, no kernels. */
  private static String inference() throws IOException {
    Path small = Path.of(System.getProperty("graft.jar").replace(".jar", "-inference.jar"));
    assertTrue(Files.size(small) < 5_000_000, small + " is too large");
    List<String> jars =
        files(HERE.resolve("project/target/jars")).stream()
            .filter(jar -> DJL_AND_ENGINE.matcher(jar.getFileName().toString()).matches())
            .map(Path::toString)
            .toList();
    assertTrue(jars.stream().noneMatch(jar -> jar.contains("tablesaw")), jars::toString);
    return small + ":" + String.join(":", jars);
  }

  /** In a copy of the project, and in a Maven repository that holds this build. */
  private static void build() throws Exception {
    Path repository = HERE.resolve("m2");
    Path kept = repositoryOfTheBuild();
    link(kept, repository);
    Path installed = Files.createDirectories(repository.resolve("dev/graft/graft/0.1.0"));
    copy(Path.of(System.getProperty("graft.jar")), installed.resolve("graft-0.1.0.jar"));
    copy(Path.of(System.getProperty("graft.pom")), installed.resolve("graft-0.1.0.pom"));
    Path project = HERE.resolve("project");
    for (Path file : files(PROJECT)) {
      if (!PROJECT.relativize(file).startsWith("target")) {
        copy(file, project.resolve(PROJECT.relativize(file)));
      }
    }
    run(
        "mvn",
        "-B",
        "-q",
        "-o",
        "-Dmaven.repo.local=" + repository,
        "-f",
        project.resolve("pom.xml").toString(),
        "package");
  }

  /** Where Maven keeps what it built this with, such as ~/.m2/repository. */
  private static Path repositoryOfTheBuild() throws IOException {
    String first = Files.readString(Path.of("target", "classpath.txt")).strip().split(":")[0];
    int end = first.indexOf("/ai/djl/");
    assertTrue(end > 0, first);
    return Path.of(first.substring(0, end));
  }

  private static void link(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path inside = from.relativize(file);
      Path target = to.resolve(inside.toString());
      if (!inside.startsWith("dev/graft") && !Files.exists(target)) {
        Files.createDirectories(target.getParent());
        Files.createLink(target, file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
