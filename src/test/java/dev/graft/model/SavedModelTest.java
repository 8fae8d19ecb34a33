package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SavedModelTest {
  private static boolean isMadeOfNothing(JavaClass type) {
    return type.isAssignableTo(Backbone.class)
        && !type.isInterface()
        && type.getConstructors().stream().anyMatch(made -> made.getRawParameterTypes().isEmpty());
  }

  @Test
  void everyNetOfOursIsFoundByItsName() {
    Set<String> nets =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.graft")
                .stream()
                .filter(SavedModelTest::isMadeOfNothing)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        SavedModel.KNOWN.stream()
            .map(net -> net.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(nets, known, "add the new net to SavedModel.KNOWN");
  }
}
