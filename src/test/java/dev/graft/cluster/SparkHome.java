package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder with Spark's jars, which tests fetch by Maven. */
public final class SparkHome {
  private static final Path HOME = Path.of("target", "spark", "home").toAbsolutePath();

  /** Written behind its jars, and what Spark asks for. */
  private static final Path RELEASE = HOME.resolve("RELEASE");

  private SparkHome() {}

  /** Where what a failed fetch said is. */
  static Path log() {
    return HOME.resolve("fetched.log");
  }

  /** The folder, fetched unless it is there; empty where that is out of reach, but not in CI. */
  public static Optional<Path> fetched() throws IOException, InterruptedException {
    if (Files.exists(RELEASE)) {
      return Optional.of(HOME);
    }
    Files.createDirectories(HOME);
    List<String> command =
        List.of(
            Path.of(System.getProperty("graft.maven"), "bin", "mvn").toString(),
            "-B",
            "-f",
            "src/spark/cluster/pom.xml",
            "-Dmaven.repo.local=" + System.getProperty("graft.repository"),
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + HOME.resolve("jars"));
    ProcessBuilder mvn = new ProcessBuilder(command).redirectErrorStream(true);
    boolean fetched = mvn.redirectOutput(log().toFile()).start().waitFor() == 0;
    if (!fetched) {
      assertTrue(System.getenv("CI") == null, () -> "Spark cannot be fetched; see " + log());
      return Optional.empty();
    }
    Files.writeString(RELEASE, "Spark of the tests\n");
    return Optional.of(HOME);
  }
}
