package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is known of one base before anything is trained: its features of the target's rows. */
public final class Candidate {
  /** What a base is in a ranking. */
  public enum Role {
    /** One may start from it. */
    SOURCE,
    /** It knows nothing, or nothing true: what a source must beat. */
    REFERENCE
  }

  private final String name;
  private final Role role;
  private final List<double[][]> nets;
  private final Optional<double[][]> predictions;
  private final String without;

  private Candidate(String name, Role role, List<double[][]> nets, Answers answers) {
    this.name = name;
    this.role = role;
    this.nets = List.copyOf(nets);
    this.predictions = answers.predictions();
    this.without = answers.without();
  }

  private record Answers(Optional<double[][]> predictions, String without) {}

  /** A base with its features, (n, d), and without a classifier of its own. */
  public static Candidate source(String name, double[][] features) {
    Answers none = new Answers(Optional.empty(), "it has no classifier of its own");
    return new Candidate(name, Role.SOURCE, List.<double[][]>of(copy(features)), none);
  }

  /**
   * What a source must beat.
   *
   * @param nets the features, (n, d), of one or several nets that differ by chance alone
   */
  public static Candidate reference(String name, List<double[][]> nets) {
    Check.that(!nets.isEmpty(), "nets (0) of reference '%s' must be at least 1", name);
    Answers none = new Answers(Optional.empty(), "it was trained for no classes");
    return new Candidate(name, Role.REFERENCE, nets.stream().map(Candidate::copy).toList(), none);
  }

  /** The same with its own classifier's probabilities for the rows, (n, S). */
  public Candidate withPredictions(double[][] probabilities) {
    return new Candidate(name, role, nets, new Answers(Optional.of(copy(probabilities)), ""));
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /** Its name in tables. */
  public String name() {
    return name;
  }

  /** Whether it is a source or what a source must beat. */
  public Role role() {
    return role;
  }

  List<double[][]> nets() {
    return nets;
  }

  Optional<double[][]> predictions() {
    return predictions;
  }

  /** Why it has no predictions. */
  String without() {
    return without;
  }

  @Override
  public String toString() {
    return Text.format("%s (%s)", name, role == Role.SOURCE ? "source" : "reference");
  }
}
