package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.MadeTables;
import dev.graft.data.TableSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.TableNet;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bases for tables are ranked as those for pictures are. */
@Tag("slow")
@Tag("engine")
class RankingOnTablesTest {
  @TempDir Path folder;

  private Base trained(String name, ToDoubleFunction<double[]> rule) {
    TableSet source = MadeTables.of(name, 900, 1, rule);
    Experiment experiment =
        Experiment.on(source.split(0.7, 0.1, 0.2))
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm(
                name,
                TableNet.untrained(source.encoding(), List.of(32, 16))
                    .withHead(Head.linear(source.classes()))
                    .fromScratch(),
                Recipe.withDefaults().withPasses(30).withRate(3e-3));
    experiment.run();
    return TrainedBase.of(experiment, name, 1);
  }

  @Test
  void theBaseThatKnowsTheRuleComesFirst() {
    Base product = trained("product", x -> x[0] * x[1]);
    Base sum = trained("sum", x -> x[4] + x[5]);
    TableSet target = MadeTables.of("target", 900, 2, x -> x[0] * x[1]);
    SourceRanking ranking =
        SourceRanking.of(sum, product)
            .withStore(RunStore.at(folder))
            .on(target.perClass(40, 20).withTestRows(100));
    assertEquals(product.card().name(), ranking.names().get(0));
    assertTrue(ranking.names().contains("random weights (table-net 8-32-16)"), ranking.toString());
    SourceDistances near =
        ranking.distances(product.card().name(), MadeTables.of("as the source", 300, 5, x -> x[0]));
    assertTrue(near.proxyADistance().value() < 1, near.toString());
  }
}
