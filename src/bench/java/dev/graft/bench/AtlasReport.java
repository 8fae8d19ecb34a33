package dev.graft.bench;

import dev.graft.AtlasLine;
import dev.graft.AtlasTables;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the lines of the atlas say of the default. Prints Markdown, and puts it into the page of the
 * guide that is named behind the file of lines, between the lines that mark its place.
 */
public final class AtlasReport {
  private AtlasReport() {}

  /** The file of lines, then the page to write into, or none. */
  public static void main(String[] files) throws IOException {
    GuidePart part = new GuidePart("atlas");
    for (String line : AtlasTables.of(AtlasLine.read(Path.of(files[0])))) {
      part.print("%s", line);
    }
    part.write(java.util.Arrays.copyOfRange(files, 1, files.length));
  }
}
