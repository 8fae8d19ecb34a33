package dev.graft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/**
 * One jar as spring-boot-maven-plugin lays it out: Spring Boot's loader at its root, the program's
 * classes in {@code BOOT-INF/classes}, and the jars, whole and not compressed, in {@code
 * BOOT-INF/lib}.
 */
final class FatJar {
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String JARS = "BOOT-INF/lib/";

  private FatJar() {}

  /**
   * Writes it.
   *
   * @param loader the jar of Spring Boot's loader
   * @param program the jar with the class that is started
   */
  static void write(Path fat, Path loader, Path program, List<Path> jars) throws IOException {
    try (OutputStream file = Files.newOutputStream(fat);
        JarOutputStream out = new JarOutputStream(file, manifest())) {
      copy(loader, "", out);
      out.putNextEntry(new JarEntry(CLASSES)); // or the loader does not find it
      copy(program, CLASSES, out);
      out.putNextEntry(new JarEntry(JARS));
      for (Path jar : jars) {
        store(jar, out);
      }
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    main.putValue("Start-Class", "example.Ask");
    main.putValue("Spring-Boot-Classes", CLASSES);
    main.putValue("Spring-Boot-Lib", JARS);
    return manifest;
  }

  private static void copy(Path jar, String under, JarOutputStream out) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        boolean services = name.startsWith("META-INF/services/");
        if (!entry.isDirectory() && (services || !name.startsWith("META-INF"))) {
          out.putNextEntry(new JarEntry(under + name));
          try (InputStream bytes = from.getInputStream(entry)) {
            bytes.transferTo(out);
          }
        }
      }
    }
  }

  private static void store(Path jar, JarOutputStream out) throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    JarEntry entry = new JarEntry(JARS + jar.getFileName());
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCompressedSize(bytes.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
  }
}
