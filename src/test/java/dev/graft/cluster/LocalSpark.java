package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A standalone cluster of Spark on this machine, each part a process of its own. */
final class LocalSpark {
  /** Nobody gets in without it. */
  static final Map<String, String> SECRET =
      Map.of("spark.authenticate", "true", "spark.authenticate.secret", "of the test alone");

  private static final String HOST = "127.0.0.1";
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int LOOK_EVERY_MILLISECONDS = 20;
  private static final long MOST_SECONDS = 600;

  /** What a task on digits needs none of: a hundred megabytes less to send. */
  private static final Pattern LEFT_OUT = Pattern.compile(".*(onnxruntime|langchain4j)[^/]*");

  private final Path home;
  private final Path folder;
  private final Map<String, Process> started = new LinkedHashMap<>();
  private final String master;
  private final Set<Path> past = new HashSet<>();

  private LocalSpark(Path home, Path folder) throws IOException, InterruptedException {
    this.home = home;
    this.folder = folder;
    start("master", daemon("master.Master", "--port", "0"));
    this.master = await("a master", () -> found(MASTER, log("master")));
    startWorkers();
  }

  /** Starts those of the two workers that are not there. */
  void startWorkers() throws IOException {
    for (int k = 1; k <= 2; k++) {
      if (started.get("worker" + k) == null || !started.get("worker" + k).isAlive()) {
        String work = folder.resolve("work" + k).toString();
        String[] size = {"--cores", "1", "--memory", "1500m", "--work-dir", work, master};
        start("worker" + k, daemon("worker.Worker", size));
      }
    }
  }

  /** Fetches Spark, unless it is there, and starts a master and two workers of a core each. */
  static LocalSpark start() throws IOException, InterruptedException {
    Optional<Path> home = SparkHome.fetched();
    Assumptions.assumeTrue(
        home.isPresent(),
        () -> "skipped: Spark is not here and cannot be fetched; see " + SparkHome.log());
    Path folder = Files.createTempDirectory(home.get().getParent(), "cluster");
    return new LocalSpark(home.get(), folder);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> daemon(String type, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m"));
    SECRET.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", home + "/jars/*", "org.apache.spark.deploy." + type));
    command.addAll(List.of("--host", HOST, "--webui-port", "0"));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private Process start(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Process process = builder.redirectOutput(folder.resolve(name + ".log").toFile()).start();
    started.put(name, process);
    return process;
  }

  /** The cluster's master, as Spark names it. */
  String master() {
    return master;
  }

  /** A program that runs the sweep here, with no class of Spark on its class path. */
  Process sweep(String name, Path store, Map<String, String> conf) throws IOException {
    return sweep(name, store, conf, List.of());
  }

  /** The same with options of Java, such as a number of seeds; a line to it is a Stop. */
  Process sweep(String name, Path store, Map<String, String> conf, List<String> options)
      throws IOException {
    Stream.of(1, 2).forEach(worker -> past.addAll(executors(worker).keySet()));
    List<String> command = program(options, Stream.empty());
    command.addAll(List.of(master, home.toString(), store.toString()));
    command.addAll(settings(conf));
    return start(name, command);
  }

  /** The same for one seed on the second engine, on a master or {@link SparkSweep#HERE}. */
  Process onPyTorch(String name, Path store, String place) throws IOException {
    List<String> options = List.of("-Dgraft.engine=PyTorch", "-D" + SparkSweep.SEEDS + "=1");
    String all = System.getProperty("java.class.path");
    Stream<String> engine =
        Arrays.stream(all.split(File.pathSeparator)).filter(jar -> jar.contains("pytorch"));
    List<String> command = program(options, engine);
    command.addAll(List.of(place, home.toString(), store.toString()));
    command.addAll(settings(SECRET));
    return start(name, command);
  }

  private static List<String> settings(Map<String, String> conf) {
    List<String> settings =
        new ArrayList<>(List.of("spark.executor.memory", "700m", "spark.driver.host", HOST));
    conf.forEach((setting, value) -> settings.addAll(List.of(setting, value)));
    return settings;
  }

  private static List<String> program(List<String> options, Stream<String> more)
      throws IOException {
    String jar = System.getProperty("graft.jar");
    Stream<String> own = Stream.of(jar, jar.replace(".jar", "-spark.jar"), "target/test-classes");
    Stream<String> libraries =
        Arrays.stream(Files.readString(Path.of("target", "classpath.txt")).strip().split(":"))
            .filter(library -> !LEFT_OUT.matcher(library).matches());
    String path =
        Stream.of(own, libraries, more)
            .flatMap(parts -> parts)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-cp", path, SparkSweep.class.getName()));
    return command;
  }

  /** What a part has said so far. */
  String log(String name) {
    return read(folder.resolve(name + ".log"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // not there yet
    }
  }

  /** What the executors that a worker has had said, by their files. */
  private Map<Path, String> executors(int worker) {
    Path work = folder.resolve("work" + worker);
    try (Stream<Path> files = Files.exists(work) ? Files.walk(work, 3) : Stream.empty()) {
      return files
          .filter(file -> file.endsWith("stderr"))
          .collect(Collectors.toMap(file -> file, LocalSpark::read));
    } catch (IOException | UncheckedIOException e) {
      return Map.of(); // an executor just ended
    }
  }

  /** The worker's executor whose words say that it began a task and not that it ended it. */
  private Optional<Path> atATask(int worker) {
    return executors(worker).entrySet().stream()
        .filter(said -> !past.contains(said.getKey()) && isAtATask(said.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isAtATask(String said) {
    return count(said, "Running") > count(said, "Finished");
  }

  /** How many tasks; the first one, of stage 0, asks an executor what it can, and is no run. */
  private static int count(String said, String word) {
    String task = "Executor: " + word + " task \\S+ in stage (?!0\\.)";
    return (int) Pattern.compile(task).matcher(said).results().count();
  }

  /** Kills a worker and its executor in the middle of a run; nothing starts it again. */
  void killAWorkerAtItsTask(int worker) throws InterruptedException {
    await("a task", () -> atATask(worker));
    Process killed = started.get("worker" + worker);
    List<ProcessHandle> parts = new ArrayList<>(killed.descendants().toList());
    parts.add(0, killed.toHandle());
    parts.forEach(ProcessHandle::destroyForcibly);
    parts.forEach(part -> part.onExit().join());
  }

  /** The memory in MiB that a worker's executor has when it has ended so many runs. */
  long mebibytesAfter(int runs, int worker) throws InterruptedException {
    await(
        runs + " runs",
        () ->
            executors(worker).entrySet().stream()
                .filter(said -> !past.contains(said.getKey()))
                .filter(said -> count(said.getValue(), "Finished") >= runs)
                .findFirst());
    ProcessHandle executor = executorsOf(worker).get(0);
    String status = read(Path.of("/proc", String.valueOf(executor.pid()), "status"));
    return Long.parseLong(found(RESIDENT, status).orElseThrow()) / 1024;
  }

  /** The executors that a worker has now. */
  List<ProcessHandle> executorsOf(int worker) {
    return started.get("worker" + worker).descendants().toList();
  }

  /** Kills a worker's executor without notice; again, if it had just ended its task. */
  void killAnExecutorAtItsTask() throws InterruptedException {
    Path killed;
    do {
      int worker =
          await("a task", () -> Stream.of(1, 2).filter(k -> atATask(k).isPresent()).findFirst());
      killed = atATask(worker).orElse(folder);
      List<ProcessHandle> executors = started.get("worker" + worker).descendants().toList();
      executors.forEach(ProcessHandle::destroyForcibly);
      executors.forEach(executor -> executor.onExit().join());
    } while (!isAtATask(read(killed)));
  }

  /** Kills the process beside a sweep without notice. */
  static void killDriver(Process sweep) throws InterruptedException {
    ProcessHandle driver =
        await(
            "a driver",
            () ->
                sweep
                    .descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("SparkSubmit"))
                    .findFirst());
    driver.destroyForcibly();
  }

  /** Waits for a state, for as long as a slow machine may take. */
  static <T> T await(String what, Supplier<Optional<T>> state) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    Optional<T> seen = state.get();
    while (seen.isEmpty()) {
      assertTrue(System.nanoTime() < end, () -> "waited in vain for " + what);
      Thread.sleep(LOOK_EVERY_MILLISECONDS);
      seen = state.get();
    }
    return seen.get();
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Ends all parts, and what they left goes. */
  void close() throws IOException {
    List<ProcessHandle> parts =
        started.values().stream()
            .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
            .toList();
    parts.forEach(ProcessHandle::destroy);
    parts.forEach(part -> part.onExit().join());
    Folders.delete(folder);
  }
}
