package dev.graft;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/** The library's own classes, read from their files once for all tests that go through them. */
public final class OurClasses {
  private static final List<JavaClass> ALL =
      List.copyOf(
          new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.graft"));

  private OurClasses() {}

  /** All of them, in no order. */
  public static Stream<JavaClass> all() {
    return ALL.stream();
  }
}
