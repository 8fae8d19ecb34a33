package dev.graft.source;

import dev.graft.analysis.ArmSummary;
import dev.graft.analysis.Comparison;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.run.Run;
import dev.graft.score.RankAgreement;
import dev.graft.score.RankedSource;
import dev.graft.score.Ranking;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How well a ranking agreed with training, for bases that stayed frozen and for bases that were
 * tuned; random weights that were tuned are the arm from scratch.
 *
 * @param agreements one per treatment of which at least two bases have an arm
 * @param unused arms that hold no ranked base, or one that another arm stands for
 */
public record SourceAgreement(List<RankAgreement> agreements, List<String> unused)
    implements Shown {
  /** Copies the lists. */
  public SourceAgreement {
    agreements = List.copyOf(agreements);
    unused = List.copyOf(unused);
  }

  static SourceAgreement of(Ranking ranking, Map<String, RankedBase> bases, Comparison comparison) {
    Map<String, Map<String, RankAgreement.Pair>> found = new LinkedHashMap<>();
    List<String> unused = new ArrayList<>();
    for (ArmSummary arm : comparison.summaries()) {
      boolean used =
          good(comparison, arm.arm())
              .map(run -> add(run, arm, new Place(ranking, bases, found)))
              .orElse(false);
      if (!used) {
        unused.add(arm.arm());
      }
    }
    found.values().removeIf(pairs -> pairs.size() < 2);
    Check.that(
        !found.isEmpty(),
        "arms %s must hold at least two of the ranked bases %s in the same way, frozen or tuned",
        comparison.runs().arms(),
        bases.keySet());
    List<RankAgreement> agreements = new ArrayList<>();
    found.forEach(
        (how, pairs) -> agreements.add(RankAgreement.of(how, List.copyOf(pairs.values()))));
    return new SourceAgreement(agreements, unused);
  }

  private record Place(
      Ranking ranking,
      Map<String, RankedBase> bases,
      Map<String, Map<String, RankAgreement.Pair>> found) {}

  /** Adds the arm to its treatment, unless it holds no ranked base or another arm stands for it. */
  private static boolean add(Run run, ArmSummary arm, Place place) {
    Optional<RankedSource> source =
        place.ranking.sources().stream()
            .filter(s -> place.bases.get(s.name()).started(run))
            .findFirst();
    Map<String, RankAgreement.Pair> pairs =
        place.found.computeIfAbsent(RankedBase.treatment(run), how -> new LinkedHashMap<>());
    if (source.isEmpty() || pairs.containsKey(source.get().name())) {
      return false;
    }
    RankedSource of = source.get();
    pairs.put(of.name(), new RankAgreement.Pair(of, arm.arm(), arm.accuracy()));
    return true;
  }

  private static Optional<Run> good(Comparison comparison, String arm) {
    return comparison.runs().arm(arm).stream().filter(run -> !run.failed()).findFirst();
  }

  /** The agreement for one treatment, "frozen" or "fine-tuned". */
  public RankAgreement of(String treatment) {
    Check.oneOf("treatment", treatment, agreements.stream().map(RankAgreement::treatment).toList());
    return agreements.stream()
        .filter(a -> a.treatment().equals(treatment))
        .findFirst()
        .orElseThrow();
  }

  private String rest() {
    return unused.isEmpty() ? "" : "Not used: " + String.join(", ", unused) + ".";
  }

  @Override
  public Map<String, Object> bundle() {
    String tables = agreements.stream().map(RankAgreement::html).collect(Collectors.joining());
    return Shown.html(tables + Html.paragraph(rest()), this);
  }

  @Override
  public String toString() {
    return agreements.stream().map(RankAgreement::toString).collect(Collectors.joining("\n"))
        + (unused.isEmpty() ? "" : "\n" + rest());
  }
}
