package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classes that were gathered from two places. */
class FileKindsTest {
  private static Optional<String> note(int rows, IntFunction<String> suffix) {
    Picture picture = new MemoryPicture(Samples.plain(4, 4, 0));
    List<ImageRow> all =
        IntStream.range(0, rows)
            .mapToObj(row -> new ImageRow(row + suffix.apply(row), row % 3, Part.NONE, picture))
            .toList();
    return FileKinds.note(all).map(note -> note.words());
  }

  @Test
  void classesOfOneKindEach() {
    String said =
        "Each class holds one kind of file alone, and not all the same (jpg of 1 class, png of 2"
            + " classes): a network can tell them by what compression leaves. Save all as one kind,"
            + " best at one size.";
    assertEquals(Optional.of(said), note(60, row -> row % 3 == 0 ? ".jpg" : ".png"));
    assertEquals(
        Optional.of(said),
        note(60, row -> row % 6 == 0 ? ".JPEG" : row % 3 == 0 ? ".jpg" : ".png"));
  }

  @Test
  void nothingIsSaidOfOthers() {
    assertEquals(Optional.empty(), note(60, row -> ".png"));
    assertEquals(Optional.empty(), note(60, row -> row < 30 ? ".png" : ".jpg"));
    assertEquals(Optional.empty(), note(60, row -> row == 1 || row % 3 == 0 ? ".jpg" : ".png"));
    assertEquals(
        Optional.empty(), note(12, row -> row % 3 == 0 ? ".jpg" : ".png"), "may be chance");
  }
}
