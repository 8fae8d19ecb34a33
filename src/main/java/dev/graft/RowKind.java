package dev.graft;

import dev.graft.data.Examples;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.run.RunStore;
import java.util.List;
import java.util.Optional;

/** What rows of a table and sentences differ in when arms are compared on them. */
interface RowKind {
  /** The rows, and the Java that reads them. */
  Said<? extends Examples> data();

  /** Checks that they can be learned from, before a minute is lost. */
  default void check() {}

  /** A small net for them that knows nothing; the Java calls them data and the rows rows. */
  Said<Base> net(List<Integer> rows);

  /** Whether the base can go on learning. */
  enum Tuning {
    FINE_TUNED,
    SEALED
  }

  /**
   * What is transferred.
   *
   * @param base without an old head
   * @param words what it learned from, and how well
   * @param code of steps 1 and 2, which ends in a variable base
   */
  record Transfer(Base base, Tuning tuning, String words, String code) {}

  /** The base, which may have to be trained first; empty where there is none. */
  Optional<Transfer> transfer(List<Integer> rows, RunStore store);

  /** What is said where nothing is transferred. */
  String without();

  /** What is said of a set that was given as a value. */
  static String given(String variable, Examples set) {
    return Text.format("%s /* the set that was given: %s */", variable, set.name());
  }
}
