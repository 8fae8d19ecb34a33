package dev.graft.run;

import dev.graft.internal.Sha256;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that uses a store, to be killed or to run short of something. */
final class StoreProcess {
  /** Enough that a kill may meet a file half-written. */
  private static final int TENSOR_BYTES = 400_000;

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private StoreProcess() {}

  /** The i-th of the made runs. */
  static Run run(int i) {
    return RunStoreTest.run("").withKey(Sha256.of("run " + i));
  }

  /** Its tensors, always the same. */
  static byte[] tensors(int i) {
    byte[] bytes = new byte[TENSOR_BYTES];
    new Random(i).nextBytes(bytes);
    return bytes;
  }

  /** Starts it under a limit of the shell's, such as {@code ulimit -n 200}. */
  static Process start(String limit, Object... arguments) throws IOException {
    String paths = System.getProperty("surefire.test.class.path");
    List<String> command = new ArrayList<>(List.of("bash", "-c", limit + "; exec \"$@\"", "-"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(paths == null ? System.getProperty("java.class.path") : paths);
    command.add(StoreProcess.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** What it said until it ended. */
  static String said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Arguments: what to do, the store, from which run on, how many. */
  public static void main(String[] arguments) throws Exception {
    RunStore store = RunStore.at(Path.of(arguments[1]));
    int from = Integer.parseInt(arguments[2]);
    int number = Integer.parseInt(arguments[3]);
    switch (arguments[0]) {
      case "save" -> save(store, from, number);
      case "without descriptors" -> withoutDescriptors(store, number);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void save(RunStore store, int from, int number) {
    for (int i = from; i < from + number; i++) {
      try {
        store.save(run(i), tensors(i));
        Look.Judged arm = new Look.Judged("arm " + i, "described " + i, Map.of(1L, run(i).key()));
        store.looks().count(List.of(new Look("rows", arm, arm, "accuracy", List.of(), 0.03, 1)));
        OUT.println("saved " + i);
      } catch (StoreException e) {
        OUT.println(e.getMessage());
      }
    }
  }

  private static void withoutDescriptors(RunStore store, int number) {
    store.find(run(0).key());
    warmUp();
    List<InputStream> held = allDescriptors();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      try {
        said.add("found " + store.find(run(i).key()).isPresent());
      } catch (StoreException none) {
        said.add(none.getMessage());
      }
    }
    held.forEach(StoreProcess::close);
    said.forEach(OUT::println);
  }

  /**
   * Java itself may hold one for a moment, which is free thereafter: so not the first error ends
   * it.
   */
  private static List<InputStream> allDescriptors() {
    List<InputStream> held = new ArrayList<>();
    int failed = 0;
    while (failed < 30) {
      try {
        held.add(new FileInputStream("/dev/null"));
      } catch (IOException e) {
        failed++;
        LockSupport.parkNanos(10_000_000);
      }
    }
    return held;
  }

  /** Loads the classes of the error, for which there would be no descriptor either. */
  private static void warmUp() {
    try {
      Path none = Files.createTempFile("no", "store");
      Files.delete(none);
      new FileInputStream(none.toFile()).close();
    } catch (IOException e) {
      StoreException loaded = new StoreException(StoreFolder.reason(e), e);
      if (loaded.getMessage().isEmpty()) {
        throw loaded;
      }
    }
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new StoreException("cannot close", e);
    }
  }
}
