package dev.graft.cluster;

import dev.graft.internal.Text;
import dev.graft.model.Engines;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command that starts a program as {@code spark-submit} does: Spark's launcher says it, with
 * the class path, memory and options that Spark's own settings ask for. Spark's jars come first.
 *
 * @param master where the program's tasks go
 * @param home Spark's folder
 * @param jars what the program and its tasks need
 * @param conf Spark's settings, of which those of the program's own Java must be known before it
 *     starts; all others, and secrets, go through its pipe
 */
record SparkCommand(String master, Path home, SparkJars jars, Map<String, String> conf) {
  /** Of the program itself, such as its memory. */
  private static final String OWN = "spark.driver.";

  private static final String LAUNCHER = "org.apache.spark.launcher.Main";
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  /** The launcher says it behind this line, each part with a zero at its end. */
  private static final String BEGIN = "\0\n";

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> submit(Path exchange) {
    String libraries = jars.others().stream().map(Path::toString).collect(Collectors.joining(","));
    List<String> submit = new ArrayList<>(List.of("--master", master, "--deploy-mode", "client"));
    submit.addAll(List.of("--name", "Graft", "--class", SparkJars.DRIVER, "--jars", libraries));
    conf.forEach(
        (name, value) -> {
          if (name.startsWith(OWN)) {
            submit.addAll(List.of("--conf", name + "=" + value));
          }
        });
    submit.addAll(List.of(jars.driver().toString(), exchange.toString()));
    return submit;
  }

  /**
   * The process, about to be started.
   *
   * @param exchange the folder that it shares with this one
   * @throws IllegalArgumentException if Spark does not say how it is started
   */
  ProcessBuilder process(Path exchange) throws IOException, InterruptedException {
    List<String> ask = new ArrayList<>(List.of(java(), "-cp", home + "/jars/*", LAUNCHER, SUBMIT));
    ask.addAll(submit(exchange));
    Path log = exchange.resolve("launcher.log");
    Process launcher = inHome(new ProcessBuilder(ask)).redirectError(log.toFile()).start();
    String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int begin = said.indexOf(BEGIN);
    if (launcher.waitFor() != 0 || begin < 0) {
      throw new IllegalArgumentException(
          Text.format(
              "Spark's folder (%s) must be that of a Spark that starts here: %s",
              home, LogTail.of(log)));
    }
    String command = said.substring(begin + BEGIN.length());
    return inHome(new ProcessBuilder(Arrays.asList(command.split("\0"))));
  }

  private ProcessBuilder inHome(ProcessBuilder process) {
    Map<String, String> environment = process.environment();
    environment.put("SPARK_HOME", home.toString());
    environment.put("GRAFT_ENGINE", Engines.name()); // keys are those of an engine
    environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    // Where there are jars alone, Spark asks for it.
    environment.putIfAbsent("SPARK_SCALA_VERSION", "2.13");
    return process.directory(new File(".").getAbsoluteFile());
  }
}
