package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;

/** The same number of training and of validation rows of each class. */
record PerClass(int training, int validation) implements Plan {
  /**
   * In a set without a test part, the half of a class that is set apart for the test: test rows
   * then stay the same while the number of training rows varies, as in a curve over budgets, and
   * the training rows are drawn from many more than are used.
   */
  private static final double RESERVED = 0.5;

  PerClass {
    Check.atLeast("training", training, 1);
    Check.atLeast("validation", validation, 1);
  }

  @Override
  public Counts counts(ClassRows rows) {
    boolean part = rows.hasTestPart();
    int size = part ? rows.others().size() : rows.all().size();
    int most = part ? size : size - 1;
    long wanted = (long) training + validation;
    Check.that(
        wanted <= most,
        "training + validation (%d + %d per class) must be at most %d: class '%s' has %s%s;"
            + " ask for fewer, or leave the class out with only(...)",
        training,
        validation,
        most,
        rows.name(),
        Text.count(size, "row"),
        part ? " outside the test part" : ", and one must be left for the test");
    if (part) {
      int tested = rows.in(Part.TEST).size();
      return new Counts(training, validation, tested, tested);
    }
    int reserved = Math.max(1, (int) (size * RESERVED));
    return new Counts(training, validation, (int) Math.min(reserved, size - wanted), reserved);
  }

  @Override
  public String canonical() {
    return Canonical.of("perClass")
        .with("training", training)
        .with("validation", validation)
        .toString();
  }

  @Override
  public String words() {
    return Text.format("%d training and %d validation rows of each class", training, validation);
  }
}
