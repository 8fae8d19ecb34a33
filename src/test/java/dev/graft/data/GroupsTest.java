package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.SplitMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
  private static final String RUNNING = "[ _.-]+[a-zA-Z]*\\d+\\.\\w+$";

  @TempDir Path folder;

  /** Per class six clips of five frames. */
  private ImageSet clips(String name) throws IOException {
    for (int i = 0; i < 60; i++) {
      String file = (i < 30 ? "ants/" : "bees/") + Text.format(name, i % 30 / 5, i % 5);
      Samples.write(Samples.plain(8, 8, i), folder.resolve(file));
    }
    return ImageFolder.of(folder);
  }

  private static Set<String> clips(ImageSet set, List<Integer> rows) {
    return rows.stream()
        .map(row -> set.rowName(row).replaceFirst(RUNNING, ""))
        .collect(Collectors.toSet());
  }

  @Test
  void keepsGroupsOnOneSide() throws IOException {
    ImageSet set = clips("clip%d_frame%d.png");
    for (long seed = 1; seed < 20; seed++) {
      Split split =
          set.split(0.5, 0.2, 0.3).withSeed(seed).byGroup(name -> name.replaceFirst(RUNNING, ""));
      Rows rows = split.rows(7);
      List<Set<String>> sides =
          List.of(
              clips(set, rows.training()), clips(set, rows.validation()), clips(set, rows.test()));
      Set<String> all = new HashSet<>();
      sides.forEach(all::addAll);
      assertEquals(12, all.size());
      assertEquals(12, sides.stream().mapToInt(Set::size).sum(), "no clip on two sides");
      assertEquals(60, rows.training().size() + rows.validation().size() + rows.test().size());
      assertEquals(30, rows.training().size(), 5);
      assertEquals(18, rows.test().size(), 5);
      assertEquals(rows, split.rows(8));
    }
  }

  @Test
  void drawsOtherGroupsByTheSeedAndHasAKeyOfItsOwn() throws IOException {
    ImageSet set = clips("clip%d_frame%d.png");
    Split plain = set.split(0.5, 0.2, 0.3);
    Split one = plain.byGroup(name -> name.replaceFirst(RUNNING, ""));
    Split other = plain.withSeed(2).byGroup(name -> name.replaceFirst(RUNNING, ""));
    assertNotEquals(one.rows(1).test(), other.rows(1).test());
    assertNotEquals(plain.canonical(), one.canonical());
    assertNotEquals(one.canonical(), other.canonical());
    assertTrue(
        one.toString().contains("parts of whole groups (12 of them, none in"), one::toString);
    assertEquals(SplitMode.FIXED, one.mode());
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> one.withMode(SplitMode.TRAINING_REDRAWN));
    assertTrue(e.getMessage().startsWith("mode (TRAINING_REDRAWN) must be FIXED where whole"));
  }

  @Test
  void aGroupMayHoldSeveralClasses() {
    ImageSet set = Samples.set(30, 30);
    Split split =
        set.split(0.4, 0.2, 0.2)
            .byGroup(name -> "patient " + Integer.parseInt(name.substring(6)) % 10);
    Rows rows = split.rows(1);
    List<Integer> used = new ArrayList<>(rows.training());
    used.addAll(rows.validation());
    used.addAll(rows.test());
    assertEquals(48, used.size());
    assertEquals(12, rows.test().size());
    assertEquals(2, rows.test().stream().map(row -> row % 10).distinct().count());
  }

  @Test
  void saysWhatStandsInTheWay() {
    ImageSet set = Samples.set(10, 10);
    assertSays("groups (1: all) must be at least 3", set.split(0.5, 0.2, 0.3), "all");
    assertSays("a split into 2 training and 2 validation rows", set.perClass(2, 2), "all");
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                set.split(0.5, 0.2, 0.3)
                    .byGroup(name -> Integer.parseInt(name.substring(6)) < 10 ? "one" : name));
    String said = "class 'a' must have groups in every part, but has none for the ";
    assertTrue(e.getMessage().startsWith(said), e.getMessage());
  }

  private static void assertSays(String start, Split split, String group) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> split.byGroup(name -> group));
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void aFolderOfFramesSaysHowToKeepThemTogether() throws IOException {
    String said = clips("clip%d_frame%d.png").toString();
    String note =
        "60 pictures share a name but for a running number or letter (ants/clip0, ants/clip1, ants/clip2,"
            + " ants/clip3, ants/clip4 and 7 more)";
    assertTrue(said.contains(note), said);
    assertTrue(
        said.endsWith(
            ".byGroup(name -> name.replaceFirst(\"[ _.-]+[a-zA-Z]?([a-zA-Z]*\\\\d+)?\\\\.\\\\w+$\", \"\"))"),
        said);
  }

  private String hint(String... names) throws IOException {
    for (String name : names) {
      Samples.write(Samples.plain(8, 8, name.hashCode() & 0xffffff), folder.resolve(name));
    }
    return ImageFolder.of(folder).toString();
  }

  /** Tiles of one slide may be of several classes. */
  @Test
  void theHintOfTilesKeepsTheSlideTogether() throws IOException {
    String[] names = new String[60];
    for (int i = 0; i < 60; i++) {
      String tile = i % 2 == 0 ? "%s/88%d_idx5_x%d_y51_class0.png" : "%s/88%d_x%d_y256.png";
      names[i] = Text.format(tile, i < 30 ? "ants" : "bees", i % 10 / 2, i);
    }
    String said = hint(names);
    String running = "([_-]idx\\d+)?[_-]x\\d+[_-]y\\d+([_-]class\\d+)?\\.\\w+$";
    String way =
        "name.replaceFirst(\".*/\", \"\").replaceFirst(\""
            + running.replace("\\", "\\\\")
            + "\", \"\")";
    assertTrue(said.contains(way), said);
    ImageSet set = ImageFolder.of(folder);
    Rows rows =
        set.split(0.4, 0.2, 0.4)
            .byGroup(name -> name.replaceFirst(".*/", "").replaceFirst(running, ""))
            .rows(1);
    Set<String> trained = slides(set, rows.training());
    assertTrue(slides(set, rows.test()).stream().noneMatch(trained::contains));
  }

  private static Set<String> slides(ImageSet set, List<Integer> rows) {
    return rows.stream()
        .map(row -> set.rowName(row).replaceFirst(".*/(\\d+)_.*", "$1"))
        .collect(Collectors.toSet());
  }

  @Test
  void namesThatProgramsGaveToCopiesAndViews() throws IOException {
    for (String name :
        List.of(
            "%s/img%d_jpg.rf.0123456789abcdef0123456789abcd%2$d.png",
            "%s/%d_%2$s.png", "%s/case%d_%3$s.png")) {
      String[] names = new String[40];
      for (int i = 0; i < 40; i++) {
        boolean left = i % 2 == 0;
        names[i] =
            name.replace("%s", i < 20 ? "ants" : "bees")
                .replace("%d", String.valueOf(i % 20 / 2))
                .replace("%2$d", left ? "10" : "11")
                .replace("%2$s", left ? "left" : "right")
                .replace("%3$s", left ? "L_CC" : "L_MLO");
      }
      assertTrue(hint(names).contains("share a name but for"), name);
      for (String one : names) {
        java.nio.file.Files.delete(folder.resolve(one));
      }
    }
  }

  @Test
  void namesOfPeople() throws IOException {
    String[] names = new String[60];
    String[] cats = new String[60];
    for (int i = 0; i < 60; i++) {
      String of = i < 30 ? "ants/" : "bees/";
      names[i] = of + "Anna_L" + "abcdefghij".charAt(i % 10) + "e_000" + i / 10 + ".png";
      cats[i] = of + (i < 30 ? "ant_" : "My_Bee_") + (1000 + i) + ".png";
    }
    String way = "replaceFirst(\"_\\\\d{3,4}\\\\.\\\\w+$\", \"\")";
    String said = hint(names);
    assertTrue(said.contains("60 pictures share a name") && said.contains(way), said);
    for (String one : names) {
      java.nio.file.Files.delete(folder.resolve(one));
    }
    assertTrue(!hint(cats).contains("share a name"), "a class's own names");
  }

  /** What was taken on one day shows no one thing. */
  @Test
  void picturesOfATelephoneAreNoGroups() throws IOException {
    for (String name :
        List.of(
            "%s/IMG_202306%d_1400%d.jpg",
            "%s/2023-06-%d 14.00.%d.jpg", "%s/PXL_202306%d_1400%d123.jpg")) {
      for (int i = 0; i < 60; i++) {
        String file = Text.format(name, i < 30 ? "ants" : "bees", 10 + i % 5, 10 + i);
        Samples.write(Samples.plain(8, 8, i), folder.resolve(file.replace(".jpg", ".png")));
      }
    }
    String said = ImageFolder.of(folder).toString();
    assertTrue(!said.contains("share a name"), said);
  }

  /** The views of a thing are lettered as often as they are numbered. */
  @Test
  void theHintOfLetteredViewsKeepsThemTogether() throws IOException {
    for (int i = 0; i < 60; i++) {
      String file =
          Text.format("%s/p%d_%s.png", i < 30 ? "ants" : "bees", i % 30 / 2, "LR".charAt(i % 2));
      Samples.write(Samples.plain(8, 8, i), folder.resolve(file));
    }
    ImageSet set = ImageFolder.of(folder);
    assertTrue(set.toString().contains("60 pictures share a name but for"), set.toString());
    Split split =
        set.split(0.5, 0.2, 0.3)
            .byGroup(name -> name.replaceFirst("[ _.-]+[a-zA-Z]?([a-zA-Z]*\\d+)?\\.\\w+$", ""));
    Rows rows = split.rows(1);
    Set<String> trained = stems(set, rows.training());
    assertTrue(stems(set, rows.test()).stream().noneMatch(trained::contains));
  }

  private static Set<String> stems(ImageSet set, List<Integer> rows) {
    return rows.stream()
        .map(row -> set.rowName(row).replaceFirst("_.*", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void aRunningNumberOfTheClassIsNoGroup() throws IOException {
    for (String name : new String[] {"IMG_%d%d.png", "cat.%d%d.png", "n01440_%d%d.png"}) {
      folder = folder.resolve("next");
      assertTrue(!clips(name).toString().contains("running number"), name);
    }
  }
}
