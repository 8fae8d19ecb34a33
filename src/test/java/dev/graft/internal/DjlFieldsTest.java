package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Private fields of DJL's, in the version on the class path. */
class DjlFieldsTest {
  @Test
  void eachIsThereInTheVersionInUse() throws Exception {
    for (Map.Entry<String, Set<String>> type : DjlFields.REACHED.entrySet()) {
      Class<?> owner = Class.forName(type.getKey());
      String jar = owner.getProtectionDomain().getCodeSource().getLocation().toString();
      assertTrue(jar.contains("-" + DjlFields.VERSION + ".jar"), jar);
      for (String name : type.getValue()) {
        assertEquals(name, DjlFields.of(owner, name).getName());
      }
    }
  }

  @Test
  void noOtherFieldIsReached() {
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> DjlFields.of(String.class, "value"));
    assertEquals("field value of java.lang.String must be named in DjlFields", wrong.getMessage());
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> reaching =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> text(file).contains("setAccessible("))
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
      assertEquals(List.of("DjlFields.java"), reaching);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
