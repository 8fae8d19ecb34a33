package dev.graft.bench;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a program has to say on a page of the guide, between the lines that mark its place. */
final class GuidePart {
  private final String begin;
  private final String end;
  private final List<String> lines = new ArrayList<>();

  GuidePart(String mark) {
    begin = "<!-- " + mark + ": begin -->";
    end = "<!-- " + mark + ": end -->";
  }

  void print(String format, Object... values) {
    String line = Text.format(format, values);
    lines.add(line);
    System.out.println(line);
  }

  /** Into each of these pages, in place of what stands there. */
  void write(String... pages) throws IOException {
    for (String page : pages) {
      Path file = Path.of(page);
      String text = Files.readString(file);
      int from = text.indexOf(begin) + begin.length();
      String part = "\n" + String.join("\n", lines) + "\n";
      Files.writeString(file, text.substring(0, from) + part + text.substring(text.indexOf(end)));
    }
  }
}
