package dev.graft.notebook;

/** The names that a notebook uses. */
final class Imports {
  /** The library's packages that are for users, and the type of its paths, on one line. */
  static final String LINE =
      "import dev.graft.*; import dev.graft.analysis.*; import dev.graft.cause.*;"
          + " import dev.graft.chart.*; import dev.graft.csv.*; import dev.graft.data.*;"
          + " import dev.graft.djl.*; import dev.graft.experiment.*; import dev.graft.hub.*;"
          + " import dev.graft.input.*; import dev.graft.method.*; import dev.graft.model.*;"
          + " import dev.graft.recipe.*; import dev.graft.run.*; import dev.graft.score.*;"
          + " import dev.graft.source.*; import dev.graft.tracker.*; import java.nio.file.Path;";

  private Imports() {}
}
