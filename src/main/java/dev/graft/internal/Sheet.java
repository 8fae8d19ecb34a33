package dev.graft.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a value shows, from top to bottom: once as HTML for a notebook and once as text for a
 * terminal, which so cannot say different things. Immutable.
 */
public final class Sheet {
  private final List<Part> parts;

  private record Part(String html, String text) {}

  private Sheet(List<Part> parts) {
    this.parts = parts;
  }

  /** A sheet with nothing on it yet. */
  public static Sheet empty() {
    return new Sheet(List.of());
  }

  /** A sheet that begins with a line of text. */
  public static Sheet of(String heading) {
    return empty().with(heading);
  }

  /** A sheet that begins with a table. */
  public static Sheet of(List<String> headers, List<? extends List<?>> rows) {
    return empty().with(headers, rows);
  }

  /** With a line of text below the rest. */
  public Sheet with(String line) {
    return with(new Part(Html.paragraph(line), line));
  }

  /** With lines of text below the rest. */
  public Sheet withLines(List<String> lines) {
    Sheet sheet = this;
    for (String line : lines) {
      sheet = sheet.with(line);
    }
    return sheet;
  }

  /** With a table below the rest. */
  public Sheet with(List<String> headers, List<? extends List<?>> rows) {
    return with(new Part(Html.table(headers, rows), Text.table(headers, rows)));
  }

  /** With notes below the rest, a list; nothing where there are none. */
  public Sheet withNotes(List<String> notes) {
    String text = notes.stream().map("Note: "::concat).collect(Collectors.joining("\n"));
    return notes.isEmpty() ? this : with(new Part(Html.list(notes), text));
  }

  private Sheet with(Part part) {
    return new Sheet(Stream.concat(parts.stream(), Stream.of(part)).toList());
  }

  /** For a notebook; all text is escaped. */
  public String html() {
    return parts.stream().map(Part::html).collect(Collectors.joining());
  }

  /** For a terminal. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
  }
}
