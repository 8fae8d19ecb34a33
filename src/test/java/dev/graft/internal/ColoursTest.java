package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColoursTest {
  @Test
  void noOtherFileSpellsTheColoursThatSaySomething() throws IOException {
    List<String> colours =
        Arrays.stream(Colours.class.getFields()).map(ColoursTest::value).toList();
    assertEquals(8, colours.stream().distinct().count());
    Set<String> again = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        if (!file.endsWith("Colours.java") && colours.stream().anyMatch(code::contains)) {
          again.add(file.toString());
        }
      }
    }
    assertEquals(Set.of(), again, "take it from internal.Colours");
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
