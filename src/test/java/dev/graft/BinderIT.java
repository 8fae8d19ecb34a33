package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Binder makes of the repository. */
class BinderIT {
  private record Said(
      String buildpack,
      String folder,
      String python,
      List<String> first,
      List<String> then,
      List<String> postBuild,
      String start) {}

  @Test
  void itsReaderFindsPackagesRequirementsAndBothScripts() throws Exception {
    Path file = Path.of("target", "binder.json");
    Files.deleteIfExists(file);
    List<String> command =
        List.of("python3", "src/test/jupyter/checks.py", "binder", file.toString());
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    Said said = new Gson().fromJson(Files.readString(file), Said.class);
    assertEquals("PythonBuildPack", said.buildpack());
    assertEquals("binder", said.folder());
    assertEquals("3.11", said.python());
    String packages = "fontconfig fonts-dejavu-core maven openjdk-17-jdk-headless";
    assertTrue(said.first().stream().anyMatch(script -> script.contains(packages)));
    assertTrue(
        said.then().stream().anyMatch(script -> script.contains("-r \"binder/requirements.txt\"")));
    assertEquals(List.of("binder/postBuild"), said.postBuild());
    assertEquals("${REPO_DIR}/binder/start", said.start());
    assertTrue(Files.isExecutable(Path.of("binder/postBuild")));
  }

  @Test
  void startSetsTheKernelsEnvironment() throws Exception {
    ProcessBuilder start =
        new ProcessBuilder("binder/start", "java", "-XshowSettings:all", "-version");
    start.environment().put("JDK_JAVA_OPTIONS", "-Da=b");
    Process process = start.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    String repository = Path.of("target", "jupyter", "m2").toAbsolutePath().toString();
    assertTrue(said.contains("maven.repo.local = " + repository), said);
    assertTrue(said.contains("a = b"), said);
    assertTrue(said.matches("(?s).*Max. Heap Size .Estimated.: [45]\\d\\d.\\d+M.*"), said);
  }
}
