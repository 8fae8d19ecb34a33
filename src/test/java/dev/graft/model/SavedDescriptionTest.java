package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.graft.OurClasses;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.CategoryColumn;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.input.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** graft.json of a saved model says again what was written. */
class SavedDescriptionTest {
  private static final Head HEAD = Head.linear(List.of("no", "yes"));

  @TempDir Path folder;

  private SavedDescription again(Base base) throws IOException {
    SavedDescription.of(base.withHead(HEAD)).write(folder);
    return SavedDescription.read(folder);
  }

  @Test
  void theWayInComesBack() throws Exception {
    Vocabulary words = Vocabulary.of(List.of("a", "ß", "\"", "b\\"), "letters").withLength(5);
    TableEncoding rows =
        new TableEncoding(
            List.of(
                new NumberColumn("x", 1.0 / 3, 1e-9), new CategoryColumn("y", List.of("u", "v"))),
            "four rows");
    assertEquals(words, again(TextNet.untrained(words)).input());
    assertEquals(rows, again(TableNet.untrained(rows, List.of(3, 2))).input());
    assertEquals(SmallNet.PREPROCESSING, again(SmallNet.untrained()).input());
    assertEquals(HEAD, again(SmallNet.untrained()).head());
  }

  @Test
  void netsOfManySizesAreMadeByTheirNames() throws Exception {
    Vocabulary words = Vocabulary.of(List.of("a", "b"), "letters");
    SavedDescription text = again(TextNet.untrained(words, 7, 5, 3));
    assertTrue(text.isOurs());
    assertEquals(3, text.block(Optional.empty()).depth());
    TableEncoding rows = new TableEncoding(List.of(new NumberColumn("x", 0, 1)), "a row");
    assertEquals(2, again(TableNet.untrained(rows, List.of(3, 2))).block(Optional.empty()).depth());
    assertFalse(again(TextNet.untrained(words, 7, 5, 3).withoutLast(1)).isOurs());
  }

  @Test
  void anUnknownNetIsNamedWithTheWayOut() throws Exception {
    Base cut = SmallNet.untrained().withoutLast(1);
    SavedDescription saved = again(cut);
    String said = assertThrows(IOException.class, () -> saved.block(Optional.empty())).getMessage();
    assertTrue(said.endsWith("give it as optArgument(\"backbone\", base.backbone())"), said);
    saved.block(Optional.of(cut.backbone()));
  }

  private static boolean isMadeOfNothing(JavaClass type) {
    return type.isAssignableTo(Backbone.class)
        && !type.isInterface()
        && type.getConstructors().stream().anyMatch(made -> made.getRawParameterTypes().isEmpty());
  }

  @Tag("slow")
  @Test
  void everyNetOfOursIsFoundByItsName() {
    Set<String> nets =
        OurClasses.all()
            .filter(SavedDescriptionTest::isMadeOfNothing)
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        SavedDescription.KNOWN.stream()
            .map(net -> net.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(nets, known, "add the new net to SavedDescription.KNOWN");
  }
}
