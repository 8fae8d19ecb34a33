package dev.graft.show;

import dev.graft.internal.Html;
import dev.graft.internal.Sheet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A value that a notebook cell shows richly; its {@code toString} is right for a terminal. */
public interface Shown {
  /**
   * Set when the first value is made: an interface with a default method is initialised before any
   * class that implements it, which is Graft's one chance in a kernel without extensions.
   */
  boolean ANNOUNCED = Display.announced();

  /**
   * What to show, by MIME type ({@code text/html}, {@code image/png} as bytes, ...); always with
   * {@code text/plain}. A front end takes the richest type it knows. For a value that is a
   * sentence, that sentence.
   */
  default Map<String, Object> bundle() {
    return html(toString().lines().map(Html::paragraph).collect(Collectors.joining()), toString());
  }

  /**
   * Shows the value now: as an output of the running cell, or as text in a terminal. The last value
   * of a cell is shown without it.
   */
  default void show() {
    Display.current().show(this);
  }

  /** A bundle of a sheet's HTML and text. */
  static Map<String, Object> html(Sheet sheet) {
    return html(sheet.html(), sheet.text());
  }

  /** A bundle of HTML with the value's own text beside it. */
  static Map<String, Object> html(String html, Object plain) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", html);
    bundle.put("text/plain", plain.toString());
    return bundle;
  }
}
