package dev.graft.data;

/** The part of a data set that its makers put a row into. */
public enum Part {
  /** The makers left it open. */
  NONE,
  /** For training. */
  TRAINING,
  /** For choices: rate, epoch, threshold. */
  VALIDATION,
  /** For the one look at the end. */
  TEST
}
