package dev.graft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.graft.chart.Series;
import dev.graft.input.Input;
import dev.graft.model.LiveArray;
import dev.graft.run.Run;
import dev.graft.run.Suggestion;
import dev.graft.score.FeatureScore;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The walls of the house: which package may import which, and which libraries. */
@AnalyzeClasses(packages = "dev.graft", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  static final Map<String, List<String>> SEES =
      Map.ofEntries(
          Map.entry("internal", List.of()),
          Map.entry("show", List.of("internal")),
          Map.entry("stats", List.of("internal")),
          Map.entry("input", List.of("internal", "show")),
          Map.entry("linear", List.of("internal", "run")),
          Map.entry("run", List.of("internal", "show", "input")),
          Map.entry("csv", List.of("internal", "show", "run")),
          Map.entry("tracker", List.of("internal", "show", "run", "csv")),
          Map.entry("data", List.of("internal", "show", "input", "run", "csv")),
          Map.entry("model", List.of("internal", "show", "input", "run", "data")),
          Map.entry("djl", List.of("internal", "show", "input", "run", "data", "model")),
          Map.entry("hub", List.of("internal", "show", "input", "run", "data", "model")),
          Map.entry("recipe", List.of("internal", "show", "input", "run", "data", "model")),
          Map.entry(
              "training",
              List.of(
                  "internal",
                  "show",
                  "input",
                  "stats",
                  "run",
                  "linear",
                  "data",
                  "model",
                  "recipe")),
          Map.entry(
              "method", List.of("internal", "show", "input", "run", "data", "model", "recipe")),
          Map.entry(
              "experiment",
              List.of("internal", "show", "input", "run", "data", "model", "recipe", "training")),
          Map.entry(
              "pack",
              List.of(
                  "internal",
                  "input",
                  "run",
                  "data",
                  "model",
                  "recipe",
                  "training",
                  "method",
                  "experiment")),
          Map.entry(
              "cluster", List.of("internal", "run", "model", "training", "experiment", "pack")),
          Map.entry("spark", List.of("internal", "run", "model", "training", "pack", "cluster")),
          Map.entry("score", List.of("internal", "show", "run", "stats")),
          Map.entry("analysis", List.of("internal", "show", "run", "stats")),
          Map.entry("cause", List.of("internal", "show", "run", "stats", "analysis")),
          Map.entry("chart", List.of("internal", "show", "run", "stats", "score", "analysis")),
          Map.entry(
              "source",
              List.of(
                  "internal",
                  "show",
                  "stats",
                  "run",
                  "data",
                  "model",
                  "training",
                  "score",
                  "analysis",
                  "chart")));

  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("ai.djl..", List.of("data", "model", "djl", "recipe", "training", "method")),
          Map.entry("com.sun.jna..", List.of("model")),
          Map.entry("ai.onnxruntime..", List.of("djl")),
          Map.entry(
              "com.google.gson..",
              List.of(
                  "internal",
                  "run",
                  "input",
                  "csv",
                  "tracker",
                  "data",
                  "model",
                  "djl",
                  "hub",
                  "pack",
                  "cluster",
                  "chart",
                  "notebook")),
          Map.entry("tech.tablesaw..", List.of("data", "chart", "notebook")),
          Map.entry("tech.tablesaw.plotly..", List.of("chart", "notebook")),
          Map.entry("org.knowm..", List.of("chart")),
          Map.entry("org.apache.commons.statistics..", List.of("stats", "training")),
          Map.entry("org.apache.commons.math3..", List.of("score")),
          Map.entry("org.ejml..", List.of("score", "method", "linear")),
          Map.entry("org.apache.commons.csv..", List.of("csv", "tracker", "analysis")),
          Map.entry("org.apache.spark..", List.of("spark")),
          Map.entry("org.dflib..", List.of("notebook")),
          Map.entry("io.github.spencerpark..", List.of("notebook")));

  /** Types of several kinds. */
  private static final List<Class<?>> KINDS =
      List.of(Input.class, Series.class, Suggestion.Change.class, FeatureScore.class);

  @ArchTest
  void noCycles(JavaClasses all) {
    slices().matching("dev.graft.(*)..").should().beFreeOfCycles().check(all);
  }

  @ArchTest
  void nobodySeesTheFrontDesk(JavaClasses all) {
    noClasses()
        .that()
        .resideInAPackage("dev.graft.*..")
        .should()
        .dependOnClassesThat(in(""))
        .check(all);
  }

  @ArchTest
  void nobodySeesNotebook(JavaClasses all) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.graft.notebook..")
        .should()
        .dependOnClassesThat(in(".notebook"))
        .check(all);
  }

  @ArchTest
  void everyPackageSeesOnlyWhatStandsToItsLeft(JavaClasses all) {
    SEES.forEach(
        (name, seen) -> {
          List<String> allowed =
              new ArrayList<>(Stream.concat(seen.stream(), Stream.of(name)).toList());
          classes()
              .that(in("." + name))
              .should()
              .onlyDependOnClassesThat(
                  notOurs().or(anyOf(allowed.stream().map(n -> "." + n).toList())))
              .allowEmptyShould(true)
              .check(all);
        });
  }

  @ArchTest
  void everyLibraryIsUsedOnlyInItsRooms(JavaClasses all) {
    LIBRARIES.forEach(
        (library, rooms) ->
            noClasses()
                .that(DescribedPredicate.not(anyOf(rooms.stream().map(n -> "." + n).toList())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(all));
  }

  /** What runs say of themselves is read as a {@code Fact}, not as text under a name. */
  @ArchTest
  void onlyTheWaistReadsProvenanceByName(JavaClasses all) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.graft.run")
        .should()
        .callMethod(Run.class, "provenance")
        .check(all);
  }

  /** A new kind must be answered wherever kinds differ, so the compiler has to ask for it. */
  @ArchTest
  void kindsAreAskedByTheirMethodsAndVisitors(JavaClasses all) {
    List<String> asked =
        all.stream()
            .flatMap(type -> type.getInstanceofChecks().stream())
            .filter(check -> KINDS.stream().anyMatch(check.getRawType()::isAssignableTo))
            .filter(check -> !check.getOwner().getOwner().equals(check.getRawType())) // equals()
            .map(
                check ->
                    check.getOwner().getFullName() + " asks for " + check.getRawType().getName())
            .toList();
    assertEquals(List.of(), asked, "ask by a method of the type, or by its visitor");
  }

  @ArchTest
  void onlyLiveArrayHandsNumbersToTheEngine(JavaClasses all) {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(LiveArray.class.getName())
        .should()
        .callMethod(NDManager.class, "create", float[].class)
        .orShould()
        .callMethod(NDManager.class, "create", float[].class, Shape.class)
        .orShould()
        .callMethod(NDManager.class, "create", Buffer.class, Shape.class)
        .check(all);
  }

  private static DescribedPredicate<JavaClass> in(String room) {
    return new DescribedPredicate<>("in dev.graft" + room) {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().equals("dev.graft" + room);
      }
    };
  }

  private static DescribedPredicate<JavaClass> notOurs() {
    return new DescribedPredicate<>("not of dev.graft") {
      @Override
      public boolean test(JavaClass type) {
        return !type.getPackageName().startsWith("dev.graft");
      }
    };
  }

  private static DescribedPredicate<JavaClass> anyOf(List<String> rooms) {
    return new DescribedPredicate<>("in one of " + rooms) {
      @Override
      public boolean test(JavaClass type) {
        return rooms.stream().anyMatch(room -> type.getPackageName().equals("dev.graft" + room));
      }
    };
  }
}
