package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalTest {
  @Test
  void noValueCanImitateTheStructureOfACanonicalText() {
    String plain = Canonical.of("a").with("x", "1").with("y", "2").toString();
    String sly = Canonical.of("a").with("x", "1\", y=\"2").toString();
    assertEquals("a{x=\"1\", y=\"2\"}", plain);
    assertNotEquals(plain, sly);
    assertThrows(IllegalStateException.class, () -> Canonical.of("a").with("x", 1).with("x", 2));
  }

  @Test
  void twoListsOfNamesNeverShareAText() {
    List<List<String>> lists =
        List.of(
            List.of("a", "b"),
            List.of("a, b"),
            List.of("a\nb"),
            List.of("a", "b", ""),
            List.of("a\n", "b"),
            List.of("\"a\", \"b\""),
            List.of("\"a\"", "\"b\""),
            List.of("\"a\"\n\"b\""),
            List.of("a,", " b"),
            List.of(""),
            List.of());
    Set<String> texts = new HashSet<>();
    Set<String> fields = new HashSet<>();
    lists.forEach(list -> texts.add(Canonical.list(list)));
    lists.forEach(list -> fields.add(Canonical.of("k").withNames("n", list).toString()));
    assertEquals(lists.size(), texts.size(), texts.toString());
    assertEquals(
        lists.size() - 1,
        fields.size(),
        "only no name and one empty name, which no" + " data has: " + fields);
  }

  @Test
  void namesThatNeedNoQuotesKeepTheTextsThatTheyHad() {
    List<String> names = List.of("a,b", "Ankle boot", "c \"d\"", "[e]", "f\\g");
    assertEquals(names.toString(), Canonical.list(names));
    assertEquals(
        Canonical.of("k").with("n", String.join("\n", names)).toString(),
        Canonical.of("k").withNames("n", names).toString());
  }
}
