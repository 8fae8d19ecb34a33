package dev.graft.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** A value that a notebook cell shows richly; its {@code toString} is right for a terminal. */
public interface Shown {
  /**
   * What to show, by MIME type ({@code text/html}, {@code image/png} as bytes, ...); always with
   * {@code text/plain}. A front end takes the richest type it knows.
   */
  Map<String, Object> bundle();

  /** A bundle of HTML with the value's own text beside it. */
  static Map<String, Object> html(String html, Object plain) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", html);
    bundle.put("text/plain", plain.toString());
    return bundle;
  }
}
