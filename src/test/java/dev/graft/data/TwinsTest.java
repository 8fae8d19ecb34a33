package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pictures that stand twice say of their labels; the rest stands in {@link ImageFolderTest}.
 */
class TwinsTest {
  @TempDir Path folder;

  @Test
  void contradictionsStayWhereTheRowsStay() throws IOException {
    for (String name : List.of("train/a/1.png", "test/a/2.png", "test/b/3.png", "train/b/4.png")) {
      Samples.write(Samples.plain(8, 8, name.hashCode()), folder.resolve(name));
    }
    Files.copy(folder.resolve("train/a/1.png"), folder.resolve("train/b/same.png"));
    String said = "one of its labels is wrong, 1 in all: train/b/same.png = train/a/1.png";
    ImageSet set = ImageFolder.of(folder);
    assertTrue(set.toString().contains(said), set.toString());
    assertTrue(set.withoutTwins().toString().contains(said), set.withoutTwins().toString());
    assertFalse(set.withoutParts().withoutTwins().toString().contains("labels is wrong"));
  }
}
