package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Map;
import java.util.Objects;

/**
 * A change to an arm that is worth a run, because it would show why the arm does as it does. An
 * experiment makes it with {@code experiment.with(suggestion)}, which puts the changed arm beside
 * the old one.
 *
 * @param arm the arm's name
 * @param newArm the name of the changed arm
 * @param change what is changed
 * @param reason why, in a sentence
 * @param passes what it costs: passes over the training rows, all seeds together
 */
public record Suggestion(String arm, String newArm, Change change, String reason, double passes)
    implements Shown {
  /** What is changed of an arm. */
  public sealed interface Change {
    /** The change in a few words, from which the new arm gets its name. */
    String words();

    /** Asks what fits this kind of change: a new kind is handled everywhere or does not compile. */
    <T> T accept(Visitor<T> visitor);

    /**
     * An answer for each kind of change.
     *
     * @param <T> the answer
     */
    interface Visitor<T> {
      /** For another rate. */
      T rateTimes(RateTimes change);

      /** For more passes. */
      T passesTimes(PassesTimes change);

      /** For more patience. */
      T patienceTimes(PatienceTimes change);

      /** For other penalties of a solved head. */
      T furtherStrengths(FurtherStrengths change);

      /** For more of the base set free. */
      T thaw(Thaw change);

      /** For statistics of normalisation. */
      T reEstimate(ReEstimate change);

      /** For another scale of the input. */
      T scaleAsExpected(ScaleAsExpected change);

      /** For another size of pictures. */
      T pictureSize(PictureSize change);

      /** For layers put back. */
      T restoreLayers(RestoreLayers change);

      /** For a control. */
      T randomBase(RandomBase change);
    }
  }

  /** The rate of the last phase times a factor; where rates are searched, each of the grid. */
  public record RateTimes(double factor) implements Change {
    /** Checks the range. */
    public RateTimes {
      Check.positive("factor", factor);
    }

    @Override
    public String words() {
      return "rate x " + String.valueOf(factor).replaceFirst("\\.0$", "");
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.rateTimes(this);
    }
  }

  /** So many times the passes in the last phase. */
  public record PassesTimes(int factor) implements Change {
    /** Checks the range. */
    public PassesTimes {
      Check.atLeast("factor", factor, 2);
    }

    @Override
    public String words() {
      return Text.format("passes x %d", factor);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.passesTimes(this);
    }
  }

  /**
   * So many times the passes without a better one before the last phase ends; where nobody stated
   * them, so many times as long to its plateau.
   */
  public record PatienceTimes(int factor) implements Change {
    /** Checks the range. */
    public PatienceTimes {
      Check.atLeast("factor", factor, 2);
    }

    @Override
    public String words() {
      return Text.format("patience x %d", factor);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.patienceTimes(this);
    }
  }

  /**
   * The strengths of a solved head's penalty and further ones beyond an end of them.
   *
   * @param weaker beyond the weakest; else beyond the strongest
   */
  public record FurtherStrengths(boolean weaker) implements Change {
    @Override
    public String words() {
      return weaker ? "weaker penalties" : "stronger penalties";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.furtherStrengths(this);
    }
  }

  /** Fine-tuning, after what the arm does, of so many stages from the top. */
  public record Thaw(int stages) implements Change {
    /** Checks the range. */
    public Thaw {
      Check.atLeast("stages", stages, 1);
    }

    @Override
    public String words() {
      return Text.format("top %d thawed", stages);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.thaw(this);
    }
  }

  /** Running statistics of normalisation re-estimated on the training rows. */
  public record ReEstimate() implements Change {
    @Override
    public String words() {
      return "statistics re-estimated";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.reEstimate(this);
    }
  }

  /** Pictures scaled to the numbers that the base's weights were made for; their size stays. */
  public record ScaleAsExpected() implements Change {
    @Override
    public String words() {
      return "scaled as the base expects";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.scaleAsExpected(this);
    }
  }

  /** Pictures of another size. */
  public record PictureSize(int pixels) implements Change {
    @Override
    public String words() {
      return Text.format("%d pixels", pixels);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.pictureSize(this);
    }
  }

  /** The layers of the base that were removed, put back. */
  public record RestoreLayers() implements Change {
    @Override
    public String words() {
      return "layers put back";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.restoreLayers(this);
    }
  }

  /** The same arm on a frozen random base: what it reaches without any knowledge. */
  public record RandomBase() implements Change {
    @Override
    public String words() {
      return "control: random base";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.randomBase(this);
    }
  }

  /** Checks that nothing is missing. */
  public Suggestion {
    Objects.requireNonNull(change, "change");
    Check.that(
        !newArm.isBlank() && !newArm.equals(arm),
        "newArm (%s) must be a name other than that of the arm itself",
        newArm);
  }

  /** A suggestion whose new arm is named after the change. */
  public static Suggestion of(String arm, Change change, String reason, double passes) {
    return new Suggestion(arm, arm + ", " + change.words(), change, reason, passes);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s; experiment.with(suggestion).run() adds the arm '%s', %,.0f passes",
        reason, newArm, passes);
  }
}
