package dev.graft;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;

/** The library's own classes, read from their files once for all tests that go through them. */
public final class OurClasses {
  private static final List<JavaClass> ALL =
      List.copyOf(
          new ClassFileImporter()
              .importUrl(Graft.class.getProtectionDomain().getCodeSource().getLocation()));

  private OurClasses() {}

  /** All of them, in no order. */
  public static Stream<JavaClass> all() {
    return ALL.stream();
  }
}
