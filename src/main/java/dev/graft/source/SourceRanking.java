package dev.graft.source;

import dev.graft.analysis.Comparison;
import dev.graft.chart.Chart;
import dev.graft.chart.SourceCharts;
import dev.graft.data.Examples;
import dev.graft.data.Split;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.score.PrincipalMap;
import dev.graft.score.RankedSource;
import dev.graft.score.Ranking;
import dev.graft.show.Shown;
import dev.graft.training.BaseFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which base suits a target, told before any training from the target's training rows. */
public final class SourceRanking implements Shown {
  private final Ranking ranking;
  private final Map<String, RankedBase> bases;
  private final Ground ground;

  SourceRanking(Ranking ranking, Map<String, RankedBase> bases, Ground ground) {
    this.ranking = ranking;
    this.bases = new LinkedHashMap<>(bases);
    this.ground = ground;
  }

  /** What the ranking stands on. */
  record Ground(Split split, List<Integer> rows, BaseFeatures features) {}

  /**
   * Bases to rank; random weights of each of their architectures are what they must beat. One whose
   * tensors cannot be drawn anew, such as an ONNX network, must beat those of the others.
   */
  public static Sources of(Base... bases) {
    Check.that(bases.length > 0, "bases (0) must be at least 1; or take builtIn()");
    return Sources.of(List.of(bases));
  }

  /**
   * ImageNet, clothing and digits, to beat a base trained on shuffled labels and random weights.
   */
  public static Sources builtIn() {
    return of(EfficientNetLite0.imageNet(), FashionNet.clothing(), FashionNet.digits())
        .withReferences(FashionNet.shuffled(100));
  }

  /** The scores, ranks and the answer. */
  public Ranking ranking() {
    return ranking;
  }

  /** Which base to start from, or none. */
  public Ranking.Answer answer() {
    return ranking.answer();
  }

  /** The names of the bases and references, best first. */
  public List<String> names() {
    return ranking.sources().stream().map(RankedSource::name).toList();
  }

  /** The training rows under a base on the plane where they differ most, coloured by class. */
  public Chart map(String name) {
    Check.oneOf("base", name, names());
    List<Integer> labels = ground.rows().stream().map(ground.split().data()::label).toList();
    PrincipalMap map = PrincipalMap.of(bases.get(name).features());
    return SourceCharts.map(name, map, labels, ground.split().data().classes());
  }

  /** How far the pictures that a base was trained on lie from the target's, as it sees them. */
  public SourceDistances distances(String name, Examples source) {
    Check.oneOf("base", name, names());
    Base base =
        bases
            .get(name)
            .base()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Text.format(
                            "base '%s' has random weights, which were trained on nothing; name another",
                            name)));
    return SourceDistances.of(base, source, bases.get(name).features(), ground.features());
  }

  /** How well the ranking agreed with what training showed: one agreement per treatment. */
  public SourceAgreement agreementWith(Comparison comparison) {
    return SourceAgreement.of(ranking, bases, comparison);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(ranking.html(), this);
  }

  @Override
  public String toString() {
    return ranking.toString();
  }
}
