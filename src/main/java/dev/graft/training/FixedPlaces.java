package dev.graft.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Batches in which a row always has the same place, whatever other rows are asked for: a matrix
 * product rounds differently at other places of a batch, and the same row must give the same bits.
 */
final class FixedPlaces {
  private FixedPlaces() {}

  /** Full batches; row r stands at place r % size, and places without a row repeat one. */
  static List<List<Integer>> batches(List<Integer> rows, int size) {
    List<Deque<Integer>> slots = new ArrayList<>();
    for (int slot = 0; slot < size; slot++) {
      slots.add(new ArrayDeque<>());
    }
    rows.forEach(row -> slots.get(row % size).add(row));
    List<List<Integer>> batches = new ArrayList<>();
    while (slots.stream().anyMatch(slot -> !slot.isEmpty())) {
      int filler = slots.stream().filter(slot -> !slot.isEmpty()).findFirst().orElseThrow().peek();
      List<Integer> batch = new ArrayList<>(Collections.nCopies(size, filler));
      for (int slot = 0; slot < size; slot++) {
        if (!slots.get(slot).isEmpty()) {
          batch.set(slot, slots.get(slot).poll());
        }
      }
      batches.add(batch);
    }
    return batches;
  }
}
