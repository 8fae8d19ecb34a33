package dev.graft.cluster;

import dev.graft.internal.Check;
import dev.graft.internal.Version;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What executors need of this process's class path.
 *
 * @param driver the jar of the optional artifact, which holds the program that Spark starts
 * @param others Graft's own jar and the libraries that Spark has not; folders of classes stay here
 */
record SparkJars(Path driver, List<Path> others) {
  /** The program that Spark starts. */
  static final String DRIVER = "dev.graft.spark.Driver";

  SparkJars {
    others = List.copyOf(others);
  }

  /**
   * Those that a loader sees, without what Spark brings in whatever version.
   *
   * @param spark the folder of Spark's jars
   * @throws IllegalArgumentException if the optional artifact is missing
   */
  static SparkJars of(ClassLoader loader, Path spark) {
    Path driver =
        jarOf(loader, DRIVER)
            .orElseThrow(
                () ->
                    Check.brief(
                        new IllegalArgumentException(
                            "Cluster.spark needs Graft's part for Spark, which is not on the class"
                                + " path; add\n%maven dev.graft:graft:jar:spark:"
                                + Version.NUMBER)));
    Set<String> known = names(spark);
    Map<String, Path> jars = new LinkedHashMap<>();
    for (Path jar : seenBy(loader)) {
      if (Files.isRegularFile(jar) && !jar.equals(driver) && !known.contains(name(jar))) {
        jars.putIfAbsent(jar.getFileName().toString(), jar);
      }
    }
    return new SparkJars(driver, List.copyOf(jars.values()));
  }

  private static Optional<Path> jarOf(ClassLoader loader, String type) {
    URL url = loader.getResource(type.replace('.', '/') + ".class");
    if (url == null) {
      return Optional.empty();
    }
    try {
      return url.openConnection() instanceof JarURLConnection jar
          ? Optional.of(Path.of(URI.create(jar.getJarFileURL().toString())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(SparkJars::name).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A library's name without its version. */
  static String name(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d[\\w.-]*\\.jar$", "");
  }

  private static List<Path> seenBy(ClassLoader loader) {
    List<Path> all = new ArrayList<>();
    for (ClassLoader one = loader; one != null; one = one.getParent()) {
      if (one instanceof URLClassLoader urls) {
        Arrays.stream(urls.getURLs())
            .filter(url -> url.getProtocol().equals("file"))
            .map(url -> Path.of(URI.create(url.toString())))
            .forEach(all::add);
      }
    }
    String path = System.getProperty("java.class.path", "");
    Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .forEach(all::add);
    return all;
  }
}
