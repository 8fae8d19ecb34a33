package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  private static String refused(String path) {
    return assertThrows(
            IllegalArgumentException.class, () -> LocalPath.checked("store", Path.of(path)), path)
        .getMessage();
  }

  @Test
  void theNearestThatIsThereIsAFolderOrAFile(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(folder, LocalPath.nearest(folder.resolve("a/b")));
    assertEquals(file, LocalPath.nearest(file.resolve("a/b")));
    assertEquals(file, LocalPath.nearest(file));
  }

  @Test
  void aHomeIsTheShellsToPut() {
    Path home = Path.of(System.getProperty("user.home"));
    assertEquals(
        "store (~/runs) must be a path on this machine: a shell puts a home for ~, and Java does"
            + " not; give the whole path, "
            + home.resolve("runs")
            + ". Where a folder is called so, give ./~/runs",
        refused("~/runs"));
    assertEquals(
        "store (~) must be a path on this machine: a shell puts a home for ~, and Java does not;"
            + " give the whole path, "
            + home
            + ". Where a folder is called so, give ./~",
        refused("~"));
    assertEquals(
        "store (~ann/runs) must be a path on this machine: a shell puts a home for ~ann, and Java"
            + " does not; give the whole path. Where a folder is called so, give ./~ann/runs",
        refused("~ann/runs"));
  }

  @Test
  void whatOtherToolsReadIsNoFolder() {
    assumeTrue(File.separatorChar == '/', "elsewhere these are no paths at all");
    for (String scheme : new String[] {"s3", "s3a", "http", "https", "hdfs", "gs", "abfss"}) {
      String path = scheme + ":/bucket/runs";
      assertEquals(
          "store ("
              + path
              + ") must be a path on this machine: "
              + scheme
              + ": is read by other tools; copy it to a folder here, or mount it, and give that."
              + " Where a folder is called so, give ./"
              + path,
          refused(scheme + "://bucket/runs"));
    }
    for (String file : new String[] {"file:///data/runs", "file:/data/runs", "FILE:/data/runs"}) {
      String words = refused(file);
      assertEquals(
          "this one is a URI; give what stands behind the scheme, /data/runs",
          words.replaceFirst(".*machine: ", "").replaceFirst("\\. Where.*", ""));
    }
  }

  @Test
  void variablesAndDrivesOfAnotherSystemAreNone() {
    assumeTrue(File.separatorChar == '/', "elsewhere a drive is one");
    assertEquals(
        "Java does not put a value for $HOME; write System.getenv(\"HOME\") + \"/runs\"",
        refused("$HOME/runs").replaceFirst(".*machine: ", "").replaceFirst("\\. Where.*", ""));
    for (String path : new String[] {"${HOME}/runs", "%APPDATA%/runs", "C:\\Users\\runs", "D:/a"}) {
      refused(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs",
        "",
        ".",
        "..",
        "/tmp/~/runs",
        "./~/runs",
        "./s3:/runs",
        "a~",
        "runs~1",
        "~$a.csv",
        "/data/s3:/x",
        "fold:1",
        "fold:1/cats",
        "$1",
        "100%",
        "runs of 12:30",
        "#1",
        "@home",
        "~1 b"
      })
  void otherNamesAreTaken(String name) {
    Path path = Path.of(name);
    assertEquals(path, LocalPath.checked("store", path));
  }

  @Test
  void whatIsThereIsReadUnderAnyName() {
    assertThrows(IllegalArgumentException.class, () -> LocalPath.toRead("file", Path.of("~/x")));
    Path here = Path.of(System.getProperty("java.io.tmpdir"));
    assertEquals(here, LocalPath.toRead("folder", here));
    assertEquals(Path.of("none"), LocalPath.toRead("folder", Path.of("none")));
  }
}
