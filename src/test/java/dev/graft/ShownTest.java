package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.graft.show.Shown;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a cell can return shows something worth looking at. */
class ShownTest {
  private static final List<String> FOR_USERS =
      List.of(
          "",
          ".analysis",
          ".chart",
          ".data",
          ".experiment",
          ".hub",
          ".method",
          ".model",
          ".run",
          ".training",
          ".input",
          ".csv",
          ".tracker",
          ".recipe",
          ".source",
          ".cause");

  private static final String PARTS =
      "a part of a value that shows it in a table or a picture; as a record it reads well itself";
  private static final String BARE =
      "numbers of a package that imports nothing of ours; as a record it reads well itself";
  private static final String LIVE = "lives inside a run, where no cell sees it";
  private static final String KEEPING = "for the experiment, which keeps and reads it";

  /** Types that are not shown richly, each with the reason. */
  private static final Map<String, String> TEXT_ONLY =
      Map.ofEntries(
          Map.entry("analysis.Advice$Design", PARTS),
          Map.entry("analysis.Correction", PARTS),
          Map.entry("analysis.Comparison$Unjudged", PARTS),
          Map.entry("analysis.DataBudget$Unjudged", PARTS),
          Map.entry("analysis.TestAnswers$Answer", PARTS),
          Map.entry("analysis.TestAnswers$Row", PARTS),
          Map.entry("analysis.TimeToThreshold$Reached", PARTS),
          Map.entry("analysis.TrainedOut$Evidence", PARTS),
          Map.entry("analysis.Verdict$Evidence", PARTS),
          Map.entry("analysis.Verdict$Rule", PARTS),
          Map.entry("chart.ForestPlot$Line", PARTS),
          Map.entry("csv.CsvOptions", "how a file is read; its words are the Java that makes it"),
          Map.entry("chart.Series", PARTS),
          Map.entry("experiment.Answers$Answer", PARTS),
          Map.entry("experiment.SameRuns$Pair", PARTS),
          Map.entry("run.BudgetRuns$Step", PARTS),
          Map.entry("run.Suggestion$Change", PARTS),
          Map.entry("stats.BayesianSignedRank$Chances", BARE),
          Map.entry("stats.Interval", BARE),
          Map.entry("stats.SampleSize$Goal", BARE),
          Map.entry("stats.SeedBootstrap$Range", BARE),
          Map.entry("run.DataNotes$Note", PARTS),
          Map.entry("run.Point", PARTS),
          Map.entry("hub.NamedNet$Classifier", PARTS),
          Map.entry("model.ConvolutionSpec", PARTS),
          Map.entry("model.ConvolutionSpec$Geometry", PARTS),
          Map.entry("model.ConvolutionStage$Unit", PARTS),
          Map.entry("run.Fact$Stated", PARTS),
          Map.entry("run.RateEdge", PARTS),
          Map.entry("model.EngineTasks", KEEPING),
          Map.entry("run.Look", PARTS),
          Map.entry("run.Look$Judged", PARTS),
          Map.entry("run.Looks$Counted", PARTS),
          Map.entry("run.Checkpoint", KEEPING),
          Map.entry("run.Checkpoints", KEEPING),
          Map.entry("run.Claims", KEEPING),
          Map.entry("run.Checkpoints$Found", KEEPING),
          Map.entry("cluster.SparkCluster", "a place; its words name it"),
          Map.entry("experiment.Workplace", "a place; its words name it"),
          Map.entry("experiment.Workshop", KEEPING),
          Map.entry("training.Trained", KEEPING),
          Map.entry("training.FeatureCache", KEEPING),
          Map.entry("training.RunListener", KEEPING),
          Map.entry("training.BaseFeatures", KEEPING),
          Map.entry("training.SourceAccuracy", KEEPING),
          Map.entry("model.Backbone", "the architecture behind a base, which shows it"),
          Map.entry("recipe.Step$Side", LIVE),
          Map.entry("model.Stage", LIVE),
          Map.entry("model.StageBlock", LIVE),
          Map.entry("model.NetworkBlock", LIVE),
          Map.entry("model.NetworkBlock$Inference", LIVE),
          Map.entry("model.HeadLayers", LIVE),
          Map.entry("model.OldHead", "the base that has it shows it"),
          Map.entry("model.TensorSpec", LIVE));

  private static List<Class<?>> publicTypes() {
    return OurClasses.all()
        .filter(ShownTest::isForUsers)
        .map(JavaClass::reflect)
        .filter(ShownTest::isPublic)
        .collect(Collectors.toList());
  }

  private static boolean isForUsers(JavaClass type) {
    return FOR_USERS.stream().anyMatch(room -> type.getPackageName().equals("dev.graft" + room));
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  /** Our own types in what a method returns, those within lists and the like included. */
  private static Stream<Class<?>> ours(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Stream.concat(
          ours(generic.getRawType()),
          Arrays.stream(generic.getActualTypeArguments()).flatMap(ShownTest::ours));
    }
    if (type instanceof WildcardType wildcard) {
      return Arrays.stream(wildcard.getUpperBounds()).flatMap(ShownTest::ours);
    }
    return type instanceof Class<?> plain && plain.getName().startsWith("dev.graft.")
        ? Stream.of(plain)
        : Stream.empty();
  }

  private static final Map<String, Class<?>> RETURNED = returned();

  private static Map<String, Class<?>> returned() {
    Map<String, Class<?>> returned = new TreeMap<>();
    for (Class<?> type : publicTypes()) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
          ours(method.getGenericReturnType())
              .filter(ShownTest::isPublic)
              .filter(found -> !found.isEnum()) // its name says all
              .forEach(found -> returned.put(name(found), found));
        }
      }
    }
    return returned;
  }

  private static String name(Class<?> type) {
    return type.getName().substring("dev.graft.".length());
  }

  @Test
  void everyTypeThatACellCanReturnIsShown() {
    assertTrue(RETURNED.size() > 50, RETURNED.keySet()::toString);
    Set<String> missing = new TreeSet<>();
    RETURNED.forEach(
        (name, type) -> {
          if (!Shown.class.isAssignableFrom(type) && !TEXT_ONLY.containsKey(name)) {
            missing.add(name);
          }
        });
    assertEquals(Set.of(), missing, "let them implement Shown, or say here why not");
  }

  @Test
  void noExceptionIsLeftOver() {
    TEXT_ONLY.forEach(
        (name, reason) -> {
          assertTrue(RETURNED.containsKey(name), name + " is returned nowhere");
          assertTrue(!Shown.class.isAssignableFrom(RETURNED.get(name)), name + " is shown");
        });
  }

  @Test
  void noneIsWrittenAsAnAddress() throws Exception {
    for (Class<?> type : RETURNED.values()) {
      if (Shown.class.isAssignableFrom(type) && !type.isInterface()) {
        Class<?> writes = type.getMethod("toString").getDeclaringClass();
        assertTrue(writes != Object.class, name(type) + " needs a toString");
      }
    }
  }
}
