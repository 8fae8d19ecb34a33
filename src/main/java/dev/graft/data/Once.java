package dev.graft.data;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A question about cells that is asked once of each different one: a column of a hundred thousand
 * has few of them, and patterns are slow. Remembers no more than some thousands.
 */
final class Once<T> implements Function<String, T> {
  private static final int MOST = 4096;

  private final Function<String, T> question;
  private final Map<String, T> answers = new HashMap<>();

  Once(Function<String, T> question) {
    this.question = question;
  }

  @Override
  public T apply(String cell) {
    T known = answers.get(cell);
    if (known != null) {
      return known;
    }
    T answer = question.apply(cell);
    if (answers.size() < MOST) {
      answers.put(cell, answer);
    }
    return answer;
  }
}
