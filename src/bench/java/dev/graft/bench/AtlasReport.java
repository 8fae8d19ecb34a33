package dev.graft.bench;

import dev.graft.AtlasStudy;
import dev.graft.AtlasStudyTables;
import dev.graft.AtlasLine;
import dev.graft.AtlasTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the lines of the atlas say of the default. Prints Markdown, and puts it into the page of the
 * guide that is named behind the two files, between the lines that mark its place.
 */
public final class AtlasReport {
  private AtlasReport() {}

  /** The file of lines, that of the studies, then the page to write into, or none. */
  public static void main(String[] files) throws IOException {
    GuidePart part = new GuidePart("atlas");
    List<AtlasLine> lines = AtlasLine.read(Path.of(files[0]));
    AtlasTables.of(lines).forEach(line -> part.print("%s", line));
    AtlasStudyTables.of(lines, AtlasStudy.read(Path.of(files[1])))
        .forEach(line -> part.print("%s", line));
    part.write(Arrays.copyOfRange(files, 2, files.length));
  }
}
