package dev.graft.model;

import ai.djl.engine.Engine;
import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The deep-learning engine that runs compute with: MXNet, or PyTorch on Windows and on ARM, which
 * MXNet has no builds for, unless the system property {@code graft.engine} or the environment's
 * {@code GRAFT_ENGINE} names one.
 *
 * <p>Runs stand side by side, one thread each, so an engine must not start threads of its own. Its
 * native library reads that once, from the process environment, when it is loaded: it is set here,
 * before. A value that the user has set himself stays.
 */
public final class Engines {
  /** The engines that Graft is tested on. */
  public static final List<String> KNOWN = List.of("MXNet", "PyTorch");

  private static final String PYTORCH_LINES =
      """
      %maven ai.djl.pytorch:pytorch-engine:0.36.0
      %maven ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
      %maven ai.djl.pytorch:pytorch-native-cpu:jar:SYSTEM:2.7.1""";
  private static final String MXNET_LINE =
      "%maven ai.djl.mxnet:mxnet-native-mkl:jar:linux-x86_64:1.9.1";

  private static boolean prepared;
  private static boolean loadedBefore;

  private Engines() {}

  /** The C library's call that changes the environment of the running process. */
  private interface CLibrary extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** The name of the engine in use. */
  public static String name() {
    String environment = System.getenv("GRAFT_ENGINE");
    String name =
        System.getProperty("graft.engine", environment == null ? standard() : environment);
    return Check.oneOf("engine", name, KNOWN);
  }

  /** The one whose native library pom.xml brings along for this system. */
  private static String standard() {
    String system = system(System.getProperty("os.name"), System.getProperty("os.arch"));
    return KNOWN.get(system.endsWith("aarch64") || system.startsWith("win") ? 1 : 0);
  }

  /** A system as the classifiers of DJL's native libraries name it. */
  static String system(String name, String processor) {
    String family = name.startsWith("Mac") ? "osx" : name.startsWith("Windows") ? "win" : "linux";
    return family + (processor.equals("aarch64") ? "-aarch64" : "-x86_64");
  }

  /** The engine in use, loaded with one thread per run. */
  public static Engine current() {
    return load(name());
  }

  private static synchronized Engine load(String name) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // DJL looks for its engines once, through this loader; a pool's thread may have a poorer one.
    thread.setContextClassLoader(Engines.class.getClassLoader());
    try {
      prepare();
      return Engine.getEngine(name);
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(missing(name), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Whether runs can stand side by side: not where the engine was loaded before Graft could give it
   * one thread per run.
   */
  public static synchronized boolean sideBySide() {
    return !loadedBefore || System.getenv("OMP_NUM_THREADS") != null;
  }

  private static boolean mapped() {
    try {
      String maps = Files.readString(Path.of("/proc/self/maps"));
      return maps.contains("libmxnet") || maps.contains("libtorch");
    } catch (IOException e) {
      return false; // no Linux: nothing to find out
    }
  }

  private static void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    loadedBefore = mapped();
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.pytorch.num_threads", "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    if (System.getProperty("os.name").startsWith("Linux")) {
      CLibrary c = Native.load("c", CLibrary.class);
      c.setenv("OMP_NUM_THREADS", "1", 0);
      c.setenv("MXNET_ENGINE_TYPE", "NaiveEngine", 0);
      c.setenv("MXNET_CPU_WORKER_NTHREADS", "1", 0);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  static String missing(String name) {
    String system = system(System.getProperty("os.name"), System.getProperty("os.arch"));
    return Text.format(
        "engine '%s' has no library on the class path for %s %s; add%n%s%n%s",
        name,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        name.equals("MXNet") ? MXNET_LINE : PYTORCH_LINES.replace("SYSTEM", system),
        "(MXNet has builds for x86_64 alone: elsewhere set graft.engine to PyTorch)");
  }
}
