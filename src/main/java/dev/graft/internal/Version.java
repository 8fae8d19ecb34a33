package dev.graft.internal;

/** The version of the library, as in its pom.xml. */
public final class Version {
  /** Major, minor and patch. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
