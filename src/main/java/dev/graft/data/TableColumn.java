package dev.graft.data;

import dev.graft.internal.Sha256;
import java.util.List;

/**
 * A column of a table: its cells as they were written, and as numbers where they are.
 *
 * @param name in the header
 * @param texts one per row
 * @param numbers one per row; empty where the column holds categories
 */
record TableColumn(String name, List<String> texts, List<Double> numbers) {
  TableColumn {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
  }

  boolean isNumeric() {
    return !numbers.isEmpty();
  }

  TableColumn only(List<Integer> rows) {
    return new TableColumn(
        name,
        rows.stream().map(texts::get).toList(),
        isNumeric() ? rows.stream().map(numbers::get).toList() : List.of());
  }

  TableColumn asCategories() {
    return new TableColumn(name, texts, List.of());
  }

  TableColumn withName(String other) {
    return new TableColumn(other, texts, numbers);
  }

  /** The sum of name, kind and content. */
  String hash() {
    StringBuilder content = new StringBuilder();
    content.append(isNumeric() ? "numbers " : "categories ").append(Sha256.of(name));
    if (isNumeric()) {
      numbers.forEach(number -> content.append('\n').append(number));
    } else {
      texts.forEach(text -> content.append('\n').append(Sha256.of(text)));
    }
    return Sha256.of(content.toString());
  }
}
