package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.Cluster;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before Spark is started, and what is sent to it. */
class SparkClusterTest {
  @TempDir Path folder;

  private static String refused(org.junit.jupiter.api.function.Executable what) {
    return assertThrows(IllegalArgumentException.class, what).getMessage();
  }

  private Path home() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    Files.writeString(jars.resolve("gson-2.13.2.jar"), "");
    return jars.getParent();
  }

  @Test
  void aMasterThatDoesNotAnswerIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    SparkCluster spark = Cluster.spark("spark://127.0.0.1:" + free).withHome(home());
    String words = refused(() -> spark.open(List.of()));
    assertTrue(words.startsWith("master (spark://127.0.0.1:" + free + ") must answer"), words);
    assertTrue(words.contains("see that it runs"), words);
    String nonsense = refused(() -> Cluster.spark("spark://lab").withHome(home()).open(List.of()));
    assertTrue(nonsense.contains("lab is not a host and a port, as in lab:7077"), nonsense);
  }

  @Test
  void oneOfSeveralMastersIsEnough() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      SparkMaster.check("spark://lab,127.0.0.1:" + socket.getLocalPort());
      SparkMaster.check("yarn");
    }
  }

  @Test
  void whatIsMissingIsNamedWithTheWayOut() {
    String home = refused(() -> Cluster.spark("local[1]").withHome(folder).open(List.of()));
    assertTrue(home.startsWith("Spark's folder (" + folder + ") must have a folder jars"), home);
    assertTrue(
        refused(() -> Cluster.spark(" ")).startsWith("master ( ) must be called as Spark does"));
    String setting = refused(() -> Cluster.spark("yarn").withConf("memory", "1g"));
    assertTrue(setting.startsWith("setting (memory) must be one of Spark's"), setting);
    String part =
        refused(() -> SparkJars.of(new URLClassLoader(new URL[0], null), home().resolve("jars")));
    assertTrue(part.contains("%maven dev.graft:graft:jar:spark:"), part);
  }

  @Test
  void aMasterThatIsCalledOtherwiseIsRefusedAtOnce() {
    List<String> wrong =
        List.of("sprak://lab:7077", "lab:7077", "http://lab:8080", "local[0]", "local[x]", "Yarn");
    for (String master : wrong) {
      String words = refused(() -> Cluster.spark(master));
      assertTrue(words.startsWith("master (" + master + ") must be called as Spark does"), words);
    }
    List<String> right =
        List.of("local", "local[2]", "local[*]", "local[*,2]", "local-cluster[1,1,1024]", "yarn");
    right.forEach(master -> assertEquals("Spark at " + master, Cluster.spark(master).toString()));
    assertEquals("Spark at k8s://https://h:6443", Cluster.spark("k8s://https://h:6443").toString());
  }

  @Test
  void whatSparkSaidLastIsToldOnce() throws IOException {
    Path log = folder.resolve("driver.log");
    Files.write(
        log,
        List.of(
            "26/11/29 22:33:13 INFO SparkContext: Running Spark",
            "26/11/29 22:33:13 ERROR SparkContext: Error initializing SparkContext.",
            "org.apache.spark.SparkException: Asked for 900 MiB",
            "java.lang.NullPointerException: \"org.apache.spark.Heartbeater.doReportHeartbeat()\"",
            "Exception in thread \"main\" org.apache.spark.SparkException: Asked for 900 MiB",
            "\tat org.apache.spark.SparkException.of(SparkException.scala)"));
    assertEquals(
        "ERROR SparkContext: Error initializing SparkContext.;"
            + " org.apache.spark.SparkException: Asked for 900 MiB",
        LogTail.of(log));
  }

  @Test
  void aFolderThatCannotBeOneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path wrong : List.of(file, file.resolve("below").resolve("it"))) {
      String words = refused(() -> Cluster.folder(wrong));
      assertTrue(words.endsWith("but " + file + " is a file; name another"), words);
    }
    String home = refused(() -> Cluster.folder(Path.of("~", "runs")));
    assertTrue(home.startsWith("folder (~/runs) must be a path on this machine: "), home);
  }

  @Test
  void settingsAreNotShown() {
    SparkCluster spark = Cluster.spark("yarn").withConf("spark.authenticate.secret", "hidden");
    assertEquals("Spark at yarn", spark.toString());
  }

  @Test
  void aFolderIsTheStoreOfItsExperiment() {
    RunStore store = Cluster.folder(folder).store(RunStore.standard());
    assertEquals("run store " + folder, store.toString());
    String words = Cluster.folder(folder).toString();
    assertEquals("folder " + folder + ", which processes share", words);
  }

  @Test
  void librariesAreNamedWithoutTheirVersions() {
    assertEquals("gson", SparkJars.name(Path.of("gson-2.13.1.jar")));
    assertEquals("mxnet-native-mkl", SparkJars.name(Path.of("mxnet-native-mkl-1.9.1-linux.jar")));
    assertEquals("jackson-module-scala_2.13", name("jackson-module-scala_2.13-2.21.2.jar"));
  }

  private static String name(String file) {
    return SparkJars.name(Path.of(file));
  }

  @Test
  void messagesAreLinesAmongOthers() {
    Message message = Message.of(Message.BROKE, "key", "two\nlines \"quoted\"");
    assertEquals(Optional.of(message), Message.read(message.line()));
    assertEquals(1, message.line().lines().count());
    assertEquals("", message.word(3));
    for (String other : List.of("", "INFO started", "@graft nonsense", "@graft []")) {
      assertEquals(Optional.empty(), Message.read(other), other);
    }
  }
}
