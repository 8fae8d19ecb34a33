package dev.graft.source;

import dev.graft.data.Split;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.score.Candidate;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What each base makes of the target's training rows. */
final class SourceSamples {
  /** Nets with random weights per architecture: enough to see how much they differ by chance. */
  private static final int RANDOM_NETS = 3;

  private final Sources sources;
  private final Split split;
  private final List<Integer> rows;
  private final BaseFeatures features;
  private final Map<String, RankedBase> known = new LinkedHashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();

  SourceSamples(Sources sources, Split split) {
    this.sources = sources;
    this.split = split;
    rows = split.rows(sources.seed()).training();
    features = BaseFeatures.in(FeatureCache.shared().in(sources.store().features()));
  }

  SourceRanking ranking() {
    sources.bases().forEach(base -> add(base, Candidate.Role.SOURCE));
    sources.references().forEach(base -> add(base, Candidate.Role.REFERENCE));
    Map<String, Base> architectures = new LinkedHashMap<>();
    sources.bases().stream()
        .filter(base -> base.backbone().access() == Backbone.Access.OPEN)
        .forEach(base -> architectures.putIfAbsent(base.backbone().canonical(), base));
    architectures.values().forEach(this::addRandom);
    int[] labels = rows.stream().mapToInt(row -> split.data().label(row)).toArray();
    return new SourceRanking(
        sources.method().rank(candidates, labels),
        known,
        new SourceRanking.Ground(split, rows, features));
  }

  private void add(Base base, Candidate.Role role) {
    String name = free(base.card().name());
    double[][] values = features.of(base, split.data(), rows);
    Candidate candidate =
        role == Candidate.Role.SOURCE
            ? Candidate.source(name, values)
            : Candidate.reference(name, List.<double[][]>of(values));
    candidates.add(
        base.oldHead()
            .map(head -> candidate.withPredictions(OldAnswers.of(base, head, values)))
            .orElse(candidate));
    known.put(name, RankedBase.of(base, values));
  }

  private void addRandom(Base base) {
    Backbone backbone = base.backbone();
    Network network = base.withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    List<double[][]> nets =
        LongStream.range(sources.seed(), sources.seed() + RANDOM_NETS)
            .mapToObj(seed -> features.random(network, split, rows, seed))
            .toList();
    String name = free("random weights (" + backbone.name() + ")");
    candidates.add(Candidate.reference(name, nets));
    known.put(name, RankedBase.random(backbone, nets.get(0)));
  }

  /** The name, numbered where another base has it. */
  private String free(String name) {
    String free = name;
    for (int number = 2; known.containsKey(free); number++) {
      free = name + ", " + number;
    }
    return free;
  }
}
