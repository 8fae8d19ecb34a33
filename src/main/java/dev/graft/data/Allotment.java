package dev.graft.data;

import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a number of test rows among the classes, each by its size and at least one. */
final class Allotment {
  private Allotment() {}

  static List<Integer> of(int total, List<Integer> available) {
    int all = available.stream().mapToInt(Integer::intValue).sum();
    Check.that(
        total <= all,
        "testRows (%,d) must be at most %,d, the test rows there are; ask for fewer",
        total,
        all);
    long classes = available.stream().filter(rows -> rows > 0).count();
    Check.that(
        total >= classes,
        "testRows (%,d) must be at least %,d, one for each class; ask for more",
        total,
        classes);
    double share = (double) total / all;
    List<Integer> given = new ArrayList<>();
    available.forEach(rows -> given.add(Math.max(Math.min(1, rows), (int) (rows * share))));
    Comparator<Integer> owed =
        Comparator.comparingDouble(i -> available.get(i) * share - given.get(i));
    for (int sum = sum(given); sum != total; sum = sum(given)) {
      int step = sum < total ? 1 : -1;
      int chosen =
          IntStream.range(0, given.size())
              .filter(i -> step > 0 ? given.get(i) < available.get(i) : given.get(i) > 1)
              .boxed()
              .max(step > 0 ? owed : owed.reversed())
              .orElseThrow();
      given.set(chosen, given.get(chosen) + step);
    }
    return given;
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
