package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks, canonical text, HTML, seeds. */
class InternalTest {
  @Test
  void sha256IsThatOfTheStandard() {
    // FIPS 180-2, appendix B.1: the sum of "abc"
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.of("abc"));
  }

  @Test
  void noValueCanImitateTheStructureOfACanonicalText() {
    String plain = Canonical.of("a").with("x", "1").with("y", "2").toString();
    String sly = Canonical.of("a").with("x", "1\", y=\"2").toString();
    assertEquals("a{x=\"1\", y=\"2\"}", plain);
    assertNotEquals(plain, sly);
    assertThrows(IllegalStateException.class, () -> Canonical.of("a").with("x", 1).with("x", 2));
  }

  @Test
  void htmlIsEscaped() {
    assertEquals(
        "<table><thead><tr><th>a&lt;b</th></tr></thead>"
            + "<tbody><tr><td>&quot;&amp;&quot;</td></tr></tbody></table>",
        Html.table(List.of("a<b"), List.of(List.of("\"&\""))));
  }

  @Test
  void aDrawDependsOnItsPurposeAlone() {
    List<Integer> rows = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 1, "order"));
    assertNotEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 1, "dropout"));
    assertNotEquals(Seeds.shuffled(rows, 1, "order"), Seeds.shuffled(rows, 2, "order"));
  }

  @Test
  void theVersionIsThatOfThePom() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<version>" + Version.NUMBER + "</version>"));
  }
}
