package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.run.RunStore;
import java.util.List;

/**
 * With which seeds an experiment is run, and where.
 *
 * @param seeds in their order
 * @param store where finished runs are
 * @param workers how many at the same time
 * @param place where they are computed
 */
record Setting(List<Long> seeds, RunStore store, int workers, Workplace place) {
  Setting {
    seeds = List.copyOf(seeds);
    Check.that(!seeds.isEmpty(), "seeds (none) must be at least 1");
    Check.that(
        seeds.stream().distinct().count() == seeds.size(),
        "seeds %s must differ from each other",
        seeds);
    Check.that(
        seeds.stream().allMatch(seed -> seed >= 0),
        "seeds %s must be at least 0: those below are kept for rate searches",
        seeds);
  }

  static Setting standard() {
    return new Setting(
        Experiment.DEFAULT_SEEDS, RunStore.standard(), Experiment.AS_MEMORY_ALLOWS, Workplace.HERE);
  }

  Setting withSeeds(List<Long> others) {
    return new Setting(others, store, workers, place);
  }

  Setting withStore(RunStore other) {
    return new Setting(seeds, other, workers, place);
  }

  Setting withWorkers(int number) {
    Check.atLeast("workers", number, 1);
    return new Setting(seeds, store, number, place);
  }

  Setting with(Workplace other) {
    return new Setting(seeds, other.store(store), workers, other);
  }
}
