package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a project gets that depends on Graft. */
class PomTest {
  private static String pom() throws IOException {
    return Files.readString(Path.of("pom.xml"));
  }

  @Test
  void everyVersionIsOne() throws IOException {
    List<String> versions =
        Pattern.compile("<version>([^<]*)</version>")
            .matcher(pom())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertTrue(versions.size() > 20, versions.toString());
    versions.forEach(
        version ->
            assertTrue(version.matches("[\\w.-]+|[\\w.${}-]+"), version + " is a range, or open"));
    assertFalse(versions.contains("LATEST") || versions.contains("RELEASE"), "" + versions);
  }

  @Test
  void noLoggingIsForcedOnAnApplication() throws IOException {
    String[] dependencies = pom().split("<dependency>");
    for (String one : dependencies) {
      if (one.contains("<groupId>org.slf4j</groupId>")) {
        assertTrue(one.contains("<scope>test</scope>"), one);
      }
      assertFalse(one.contains("logback") || one.contains("log4j"), one);
    }
    for (String settings : List.of("simplelogger.properties", "logback.xml", "log4j2.xml")) {
      assertFalse(Files.exists(Path.of("src/main/resources", settings)), settings);
    }
  }

  @Test
  void theBillOfMaterialsIsOfWhatShips() throws IOException {
    String profile = pom().split("<id>bom</id>")[1].split("</profile>")[0];
    assertTrue(profile.contains("<goal>makeBom</goal>"), profile);
    for (String scope : List.of("Provided", "System", "Test")) {
      String left = "<include" + scope + "Scope>false<";
      assertTrue(profile.contains(left), left);
    }
  }

  @Test
  void theAuditSaysWhereNoneRan() throws IOException, InterruptedException {
    Path list = Files.createTempFile("audit", ".txt");
    Path said = Files.createTempFile("audit", ".log");
    try {
      Files.writeString(list, "   ai.djl:api:jar:0.36.0:compile -- module ai.djl.api\n");
      // Nothing listens on this port of the machine itself.
      int status =
          new ProcessBuilder("python3", "src/audit/audit.py", list.toString(), "http://127.0.0.1:9")
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      String words = Files.readString(said);
      assertEquals(0, status, words);
      assertTrue(words.startsWith("AUDIT: no audit ran: http://127.0.0.1:9 gave no answer"), words);
    } finally {
      Files.delete(list);
      Files.delete(said);
    }
  }
}
