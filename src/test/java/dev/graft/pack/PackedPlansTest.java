package dev.graft.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.graft.data.Digits;
import dev.graft.data.Domains;
import dev.graft.data.Emoji;
import dev.graft.data.Examples;
import dev.graft.data.ImageFolder;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.data.TextSet;
import dev.graft.djl.OwnBlock;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.PlanFixtures;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TableNet;
import dev.graft.model.TextNet;
import dev.graft.model.Weights;
import dev.graft.recipe.Method;
import dev.graft.recipe.Recipe;
import dev.graft.run.Monitor;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.RunSetting;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed comes back as what it was: the same keys, rows, words and bits. */
@Tag("engine")
class PackedPlansTest {
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2);

  private static List<Plan> backAndForth(List<Plan> plans) {
    return PackedPlans.of(new PackedPlans(plans, Optional.empty()).bytes()).plans();
  }

  private static Plan plan(Examples data, Base base) {
    Split split = data.perClass(3, 2);
    return new Plan(split, base.withHead(Head.linear(data.classes())), RECIPE, 4);
  }

  private static void assertSame(Plan plan, Plan back) {
    assertEquals(plan.key(), back.key());
    assertEquals(plan.split().rows(plan.seed()), back.split().rows(plan.seed()));
    assertEquals(plan.split().toString(), back.split().toString());
    assertEquals(plan.network().toString(), back.network().toString());
    assertEquals(plan.recipe().toString(), back.recipe().toString());
    assertEquals(plan.network().base().weights().names(), back.network().base().weights().names());
  }

  @Test
  void everyKindOfPlanComesBack() {
    List<Plan> plans = PlanFixtures.all().values().stream().map(Supplier::get).toList();
    byte[] bytes = new PackedPlans(plans, Optional.empty()).bytes();
    List<Plan> back = PackedPlans.of(bytes).plans();
    assertEquals(plans.size(), back.size());
    IntStream.range(0, plans.size()).forEach(i -> assertSame(plans.get(i), back.get(i)));
    assertTrue(bytes.length < 2_000_000, "what ships goes by name: " + bytes.length);
  }

  @Test
  void aRunOfAPlanThatCameBackHasTheSameBits() throws Exception {
    ImageSet data = Digits.all().only("1", "4", "7");
    Base base = FashionNet.clothing().withoutHead();
    List<Plan> plans = List.of(plan(data, base.frozenUpTo("block2")), plan(data, base.frozen()));
    List<Plan> back = backAndForth(plans);
    for (int i = 0; i < plans.size(); i++) {
      Trained one = trained(plans.get(i));
      Trained other = trained(back.get(i));
      assertEquals(one.tensors().hash(), other.tensors().hash());
      assertEquals(one.run().test(), other.run().test());
    }
  }

  private static Trained trained(Plan plan) throws InterruptedException {
    FeatureCache alone = FeatureCache.withBound(100);
    return Training.run(
        plan, Optional.empty(), new RunSetting(new RunListener() {}, alone, Optional.empty()));
  }

  @Test
  void anExperimentComesBackWithItsArmsAndSeeds() {
    Split split = Digits.all().perClass(5, 5).withTestRows(50);
    Base frozen = FashionNet.clothing().withoutHead().frozen();
    Experiment experiment =
        Experiment.on(split)
            .withSeeds(3, 9_007_199_254_740_993L)
            .withArm(
                "open", frozen.withHead(Head.linear(split.data().classes())), Recipe.withDefaults())
            .withArm("stated", frozen.withHead(Head.nearestMean(split.data().classes())), RECIPE)
            .withArm(
                "strengths",
                frozen.withHead(Head.linear(split.data().classes())),
                Recipe.withDefaults().withStrengths(0.125, 1e-3).withMonitor(Monitor.MACRO_F1))
            .withControls();
    Experiment back = PackedPlans.of(PackedPlans.of(experiment).bytes()).experiment().orElseThrow();
    assertEquals(experiment.seeds(), back.seeds());
    assertEquals(
        experiment.arms().stream().map(Arm::name).toList(),
        back.arms().stream().map(Arm::name).toList());
    assertEquals(experiment.toString(), back.toString());
    assertEquals(RunStore.standard().toString(), back.store().toString());
  }

  @Test
  void rowsOfTheUsersOwnTravel(@TempDir Path folder) throws Exception {
    List<BufferedImage> images = IntStream.range(0, 24).mapToObj(PackedPlansTest::image).toList();
    List<Integer> labels = IntStream.range(0, 24).mapToObj(row -> row % 2).toList();
    for (int row = 0; row < 24; row++) {
      Path file = folder.resolve(row % 2 == 0 ? "even" : "odd").resolve(row + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(images.get(row), "png", file.toFile());
    }
    ImageSet made = ImageSet.of("made", List.of("a", "b"), images, labels);
    Base base = FashionNet.untrained();
    List<Plan> plans =
        List.of(
            plan(made, base),
            plan(made.shifted(Shift.noise(9.5)).withName("\u00e4\ud83d\ude00 \"noisy\""), base),
            plan(ImageFolder.of(folder), base),
            plan(Emoji.twemoji().bySubcategory().only("face-smiling", "hand-fingers-open"), base));
    List<Plan> back = backAndForth(plans);
    for (Path file : List.of(folder.resolve("even/0.png"), folder.resolve("odd/1.png"))) {
      Files.delete(file);
    }
    for (int i = 0; i < plans.size(); i++) {
      assertEquals(plans.get(i).key(), back.get(i).key());
      assertEquals(plans.get(i).split().rows(4), back.get(i).split().rows(4));
    }
    ImageSet first = (ImageSet) back.get(2).split().data();
    assertEquals(first.size(), IntStream.range(0, 24).filter(r -> first.image(r) != null).count());
  }

  private static BufferedImage image(int row) {
    int type = row % 3 == 0 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(9 + row % 4, 10, type);
    for (int x = 0; x < 9; x++) {
      image.setRGB(x, row % 10, 0x40102030 * (x + row + 1));
    }
    return image;
  }

  @Test
  void sentencesAndTablesOfTheUsersOwnTravel(@TempDir Path folder) throws Exception {
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    StringBuilder csv = new StringBuilder("age,town,patient,ill\n");
    for (int row = 0; row < 40; row++) {
      sentences.add("word" + row % 7 + " and \u2028 \"more\" " + row);
      labels.add(row % 2 == 0 ? "yes" : "no");
      csv.append(row / 3.0).append(",t").append(row % 3).append(",p").append(row / 2);
      csv.append(row % 4 < 2 ? ",yes\n" : ",no\n");
    }
    TextSet text = TextSet.of("mine", sentences, labels);
    Path file = folder.resolve("table.csv");
    Files.writeString(file, csv.toString());
    TableSet table = TableSet.of(file, "ill", "patient");
    Base ofTable = TableNet.untrained(table.encoding());
    Plan grouped =
        new Plan(
            table.split(0.5, 0.2, 0.3).byGroup("patient"),
            ofTable.withHead(Head.linear(table.classes())),
            RECIPE,
            1);
    List<Plan> plans =
        List.of(
            plan(text, TextNet.untrained(text.vocabulary())),
            plan(table, ofTable),
            grouped,
            solved(grouped, ofTable));
    List<Plan> back = backAndForth(plans);
    IntStream.range(0, plans.size()).forEach(i -> assertSame(plans.get(i), back.get(i)));
  }

  /** Its folds keep the groups whole, which is in its key. */
  private static Plan solved(Plan grouped, Base base) {
    Network frozen = base.frozen().withHead(grouped.network().head());
    Recipe strengths = Recipe.withDefaults().withStrengths(0.1, 0.01);
    Plan solved = new Plan(grouped.split(), frozen, strengths, 1);
    assertTrue(solved.solves());
    return solved;
  }

  @Test
  void weightsOfTheUsersOwnTravel() {
    Base shipped = FashionNet.clothing();
    Weights one = shipped.weights();
    String name = one.names().iterator().next();
    float[] values = one.values(name);
    values[0] = Float.MIN_VALUE;
    values[1] = -0f;
    Weights changed = one.with(name, one.shape(name), values);
    Base own =
        Base.of(shipped.backbone(), () -> changed, shipped.card())
            .withPreprocessing(shipped.input());
    Plan plan = plan(Digits.all(), own.frozen());
    byte[] bytes = new PackedPlans(List.of(plan), Optional.empty()).bytes();
    assertSame(plan, PackedPlans.of(bytes).plans().get(0));
    assertTrue(bytes.length < 60_000, "one tensor of them travels: " + bytes.length);
  }

  /** A method of a user's. */
  private record Mine() implements Method {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Map<String, Object> bundle() {
      return Map.of("text/plain", "mine");
    }
  }

  @Test
  void whatIsAProgramIsRefusedWithTheWayOut() {
    ImageSet digits = Digits.all();
    Split split = Domains.of(digits, digits.shifted(Shift.inversion())).perClass(5, 5);
    Base base = FashionNet.untrained();
    Head head = Head.linear(digits.classes());
    PackedPlans packed = packed(new Plan(split, base.withHead(head), RECIPE.with(new Mine()), 1));
    assertEquals(
        "method (mine) of class dev.graft.pack.PackedPlansTest$Mine cannot be packed: it is a class"
            + " of one's own, and a pack carries descriptions but no programs; pack the other arms,"
            + " and send the Java source of the class beside the pack",
        assertThrows(IllegalArgumentException.class, packed::bytes).getMessage());
    Base block = OwnBlock.named("own", 1, PackedPlansTest::block).madeFor(base.input()).untrained();
    PackedPlans own = packed(plan(digits, block));
    String words = assertThrows(IllegalArgumentException.class, own::bytes).getMessage();
    assertTrue(
        words.endsWith(
            "cannot be packed: its layers are a DJL block, which is a program and no description;"
                + " pack the other arms, and send the Java that makes it"),
        words);
  }

  private static SequentialBlock block() {
    return new SequentialBlock()
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(4).build());
  }

  private static PackedPlans packed(Plan plan) {
    return new PackedPlans(List.of(plan), Optional.empty());
  }
}
