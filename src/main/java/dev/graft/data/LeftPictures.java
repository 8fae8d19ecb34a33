package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Pictures that were left out of a set, each as like another; of which classes they were. */
final class LeftPictures {
  private final ImageSet set;
  private final Words words;
  private final List<Left> all = new ArrayList<>();

  /** What is said of so many pairs, of so many of which the other is of another class. */
  interface Words {
    String of(int all, int against, String pairs);
  }

  private record Left(int row, String pair, boolean isAgainst) {}

  /** None yet of the set that they were in. */
  LeftPictures(ImageSet set, Words words) {
    this.set = set;
    this.words = words;
  }

  void add(int row, String pair, boolean isAgainst) {
    all.add(new Left(row, pair, isAgainst));
  }

  /** The note on those of some classes. */
  List<DataNotes.Note> note(List<String> classes) {
    List<Left> some = all.stream().filter(one -> classes.contains(className(one.row()))).toList();
    int against = (int) some.stream().filter(Left::isAgainst).count();
    String said =
        words.of(some.size(), against, Listing.of(some.stream().map(Left::pair).toList()));
    return some.isEmpty()
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.ROWS_LEFT_OUT, some.size(), said + uneven(classes, some)));
  }

  /** What is said where they are mostly of one class. */
  private String uneven(List<String> classes, List<Left> some) {
    List<String> names = new ArrayList<>();
    BitSet lost = new BitSet();
    List<Integer> rows = some.stream().map(Left::row).sorted().toList();
    for (int row = 0; row < set.size(); row++) {
      if (classes.contains(className(row))) {
        lost.set(names.size(), Collections.binarySearch(rows, row) >= 0);
        names.add(className(row));
      }
    }
    return UnevenLoss.ofCopies(names, lost);
  }

  private String className(int row) {
    return set.classes().get(set.label(row));
  }
}
