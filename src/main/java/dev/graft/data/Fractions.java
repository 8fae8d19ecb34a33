package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;

/** Fractions of each class; borders between the parts are rounded, so that no row is lost. */
record Fractions(double training, double validation, double test) implements Plan {
  /** Sums such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error. */
  private static final double ROUNDING = 1e-9;

  Fractions {
    check("training", training, "a network is trained on them");
    check("validation", validation, "every choice, such as the rate, is made on them");
    check("test", test, "the answer comes from them");
    double sum = training + validation + test;
    Check.that(
        sum <= 1 + ROUNDING,
        "training + validation + test (%s) must be at most 1; make one of them smaller",
        sum);
  }

  @Override
  public Counts counts(ClassRows rows) {
    Check.that(
        !rows.hasTestPart(),
        "fractions (%s, %s, %s) must not mix a set's own test part with its other rows; use split()"
            + " or perClass(...), or give the parts up with withoutParts()",
        training,
        validation,
        test);
    int size = rows.all().size();
    int tested = border(size, test);
    int validated = border(size, test + validation) - tested;
    int trained = border(size, test + validation + training) - tested - validated;
    Check.that(
        Math.min(trained, Math.min(validated, tested)) > 0,
        "class '%s' (%s) must keep rows in every part: %d training, %d validation, %d test;"
            + " change the fractions, or leave the class out with only(...)",
        rows.name(),
        Text.count(size, "row"),
        trained,
        validated,
        tested);
    return new Counts(trained, validated, tested, tested);
  }

  private static void check(String name, double fraction, String why) {
    Check.that(
        fraction > 0 && fraction <= 1,
        "%s (%s) must be above 0 and at most 1: %s",
        name,
        fraction,
        why);
  }

  private static int border(int size, double fraction) {
    return (int) Math.min(size, Math.round(size * fraction));
  }

  @Override
  public String canonical() {
    return Canonical.of("fractions")
        .with("training", training)
        .with("validation", validation)
        .with("test", test)
        .toString();
  }

  @Override
  public String words() {
    return Text.format(
        "%s training, %s validation and %s test rows of each class", training, validation, test);
  }
}
