package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, pipes and names in folders of pictures; the rest stands in {@link ImageFolderTest}. */
class FolderWalkTest {
  @TempDir Path folder;

  private void picture(String name) throws IOException {
    Samples.write(Samples.plain(9, 9, name.hashCode() & 0xffffff), folder.resolve(name));
  }

  /** A link up from a class would bring the pictures of all others into it. */
  @Test
  void leavesOutALinkToTheWhole() throws IOException {
    picture("train/a/1.png");
    picture("train/b/1.png");
    Files.createSymbolicLink(folder.resolve("train/a/up"), folder.resolve("train"));
    Files.createSymbolicLink(folder.resolve("train/b/top"), folder);
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of(0, 1), set.labels());
    String said = "Ignored, 2 in all: train/a/up, train/b/top";
    assertTrue(set.toString().contains(said), set.toString());
  }

  @Test
  void leavesOutAPipeThatWouldNeverEnd() throws Exception {
    picture("a/1.png");
    picture("b/1.png");
    ProcessBuilder pipe = new ProcessBuilder("mkfifo", folder.resolve("a/2.png").toString());
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")), "the system has mkfifo");
    assertEquals(0, pipe.start().waitFor());
    ImageSet set = ImageFolder.of(folder);
    assertEquals(2, set.size());
    assertTrue(set.toString().contains("Ignored, 1 in all: a/2.png"), set.toString());
  }

  @Test
  void namesClassesThatDifferByCaseAlone() throws IOException {
    picture("cat/1.png");
    picture("Cat /1.png");
    picture("dog/1.png");
    String said = "Classes that differ by case or blanks alone: 'Cat ', 'cat'.";
    assertTrue(ImageFolder.of(folder).toString().contains(said), ImageFolder.of(folder).toString());
  }
}
