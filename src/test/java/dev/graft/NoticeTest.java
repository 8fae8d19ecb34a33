package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever hands Graft on finds in NOTICE whose work each of its files is. */
class NoticeTest {
  private static final String RESOURCES = "src/main/resources/";
  private static final String OURS = RESOURCES + "dev/graft/";

  /** Paths that NOTICE names, a folder by its slash, a family of files by how their names begin. */
  private static List<String> named() throws IOException {
    return Files.readAllLines(Path.of("NOTICE")).stream()
        .filter(line -> line.matches("[a-zA-Z-]+/[\\w./-]+"))
        .map(line -> line.matches("(src|notebooks)/.*") ? line : OURS + line)
        .toList();
  }

  private static List<String> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(RESOURCES))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static boolean names(String line, String file) {
    boolean several = line.endsWith("/") || line.endsWith("-");
    return several ? file.startsWith(line) : file.equals(line);
  }

  @Test
  void eachFileThatShipsIsNamed() throws IOException {
    List<String> named = named();
    List<String> shipped = shipped();
    assertTrue(shipped.size() > 20, shipped::toString);
    assertEquals(
        List.of(),
        shipped.stream()
            .filter(file -> named.stream().noneMatch(line -> names(line, file)))
            .toList(),
        "NOTICE must say whose they are");
  }

  @Test
  void whatIsNamedIsThere() throws IOException {
    List<String> shipped = shipped();
    assertEquals(
        List.of(),
        named().stream()
            .filter(line -> line.startsWith(RESOURCES))
            .filter(line -> shipped.stream().noneMatch(file -> names(line, file)))
            .toList(),
        "NOTICE names what no longer ships");
  }

  /** A library that is packed into the jar would have to stand in NOTICE too. */
  @Test
  void noLibraryIsPackedIntoTheJar() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (String packer : List.of("maven-shade-plugin", "maven-assembly-plugin", "unpack-dep")) {
      assertFalse(pom.contains(packer), packer + ": name in NOTICE what it packs");
    }
  }
}
