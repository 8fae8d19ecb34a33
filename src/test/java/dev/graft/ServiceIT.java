package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of the guide's page on services is built by Maven and asks saved models. */
class ServiceIT {
  private static final Path PROJECT = Path.of("src", "guide", "service");
  private static final Path HERE = Path.of("target", "service").toAbsolutePath();
  private static final Path PROGRAM = HERE.resolve("project/target/service-1.jar");

  @TempDir Path folder;

  /** What both engines and the inference jar need beside DJL's api. */
  private static final String COMMON = "api|gson|jna|slf4j-.*|commons-(compress|io|lang3|codec)";

  private static final String MXNET = "mxnet-.*";
  private static final String PYTORCH = "pytorch-(engine|jni|native-cpu)";

  /** What is asked, and what Graft answers. */
  private record Asked(Path model, Path picture, String answer) {
    String named() {
      return answer.replaceFirst(" [\\d.]+$", "");
    }

    double probability() {
      return Double.parseDouble(answer.substring(answer.lastIndexOf(' ') + 1));
    }
  }

  @BeforeAll
  static void theGuidesProjectIsBuilt() throws Exception {
    build();
  }

  @Test
  void theGuidesProjectAnswersAsGraftDoes() throws Exception {
    String jars = HERE.resolve("project/target/jars") + "/*";
    assertAnswer(saved("MXNet"), "-cp", PROGRAM + ":" + jars, "example.Ask");
  }

  @Test
  void theSmallJarNeedsDjlAndAnEngineAlone() throws Exception {
    List<Path> jars = jarsOfTheProject(MXNET);
    assertAnswer(saved("MXNet"), "-cp", PROGRAM + ":" + joined(jars), "example.Ask");
  }

  @Test
  void asASymbolItNeedsNoGraftAtAll() throws Exception {
    List<Path> jars = new ArrayList<>(jarsOfTheProject(MXNET));
    assertTrue(jars.remove(0).toString().contains("graft"), "the small jar");
    assertTrue(jars.stream().noneMatch(jar -> jar.getFileName().toString().contains("graft")));
    Path symbol = Path.of(saved("MXNet").model() + "-symbol");
    Asked asked = new Asked(symbol, folder.resolve("opaque.png"), answer(1));
    assertAnswer(asked, "-cp", PROGRAM + ":" + joined(jars), "example.AskWithoutGraft");
  }

  /** The second engine is no part of the project, so it is taken from the tests' class path. */
  @Test
  void theSmallJarAnswersOnPyTorchToo() throws Exception {
    List<Path> jars = new ArrayList<>(jarsOfTheProject("none"));
    List<Path> engine =
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(Path::of)
            .filter(jar -> named(PYTORCH, jar))
            .toList();
    assertEquals(3, engine.size(), "engine, binding and native library: " + engine);
    jars.addAll(engine);
    assertAnswer(saved("PyTorch"), "-cp", PROGRAM + ":" + joined(jars), "example.Ask");
  }

  @Test
  void oneJarAsSpringBootMakesItAnswersToo() throws Exception {
    Path fat = folder.resolve("service.jar");
    List<Path> loader = files(Path.of("target", "spring"));
    FatJar.write(fat, loader.get(0), PROGRAM, files(HERE.resolve("project/target/jars")));
    assertAnswer(saved("MXNet"), "-jar", fat.toString());
  }

  @Test
  void withoutArgumentsOrModelTheProgramsSayWhatTheyNeed() throws Exception {
    String jars = HERE.resolve("project/target/jars") + "/*";
    for (String name : List.of("Ask", "AskWithoutGraft")) {
      List<String> program = List.of("java", "-cp", PROGRAM + ":" + jars, "example." + name);
      List<String> wrongFolder = new ArrayList<>(program);
      wrongFolder.addAll(List.of(folder.toString(), "picture.png"));
      for (List<String> command : List.of(program, wrongFolder)) {
        String said = runTo(2, command.toArray(String[]::new));
        assertTrue(said.startsWith(name + " needs the folder that "), said);
        assertEquals(1, said.lines().count(), said);
      }
    }
  }

  private Asked saved(String engine) throws Exception {
    Path model = folder.resolve("model");
    Path picture = folder.resolve("emoji.png");
    Path answer = folder.resolve("answer.txt");
    run(
        "java",
        "-Dgraft.engine=" + engine,
        "-cp",
        System.getProperty("java.class.path"),
        ServedModel.class.getName(),
        model.toString(),
        picture.toString(),
        answer.toString());
    String settings = Files.readString(model.resolve("serving.properties"));
    assertTrue(settings.contains("engine=" + engine), settings);
    return new Asked(model, picture, answer(0));
  }

  private String answer(int line) throws IOException {
    return Files.readAllLines(folder.resolve("answer.txt")).get(line);
  }

  private static void assertAnswer(Asked asked, String... program) throws Exception {
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(List.of(program));
    command.addAll(List.of(asked.model().toString(), asked.picture().toString()));
    String said = run(command.toArray(String[]::new));
    String before = asked.picture() + " " + asked.named() + " ";
    assertTrue(last(said).startsWith(before), said);
    double found = Double.parseDouble(last(said).substring(before.length()));
    assertEquals(asked.probability(), found, 1e-4, said);
  }

  private static String last(String said) {
    return said.strip().substring(said.strip().lastIndexOf('\n') + 1);
  }

  /** The small jar with nothing but DJL and its engine: no tables, no charts, no kernels. */
  private static List<Path> jarsOfTheProject(String engine) throws IOException {
    Path small = Path.of(System.getProperty("graft.jar").replace(".jar", "-inference.jar"));
    assertTrue(Files.size(small) < 5_000_000, small + " is too large");
    List<Path> jars = new ArrayList<>(List.of(small));
    files(HERE.resolve("project/target/jars")).stream()
        .filter(jar -> named(COMMON + "|" + engine, jar))
        .forEach(jars::add);
    assertTrue(jars.stream().noneMatch(jar -> jar.toString().contains("tablesaw")), "" + jars);
    return jars;
  }

  private static boolean named(String names, Path jar) {
    return jar.getFileName().toString().matches("(" + names + ")-[0-9].*");
  }

  private static String joined(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
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
    return runTo(0, command);
  }

  private static String runTo(int exit, String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, process.waitFor(), said);
    return said;
  }
}
