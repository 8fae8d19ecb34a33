package dev.graft.data;

/** The part of a data set that a row is in: as its makers put it there, or {@link Domains}. */
public enum Part {
  /** The makers left it open. */
  NONE,
  /** For training. */
  TRAINING,
  /** For choices: rate, epoch, threshold. */
  VALIDATION,
  /** For the one look at the end. */
  TEST,
  /** Of a target domain, to be learned from without its label. */
  UNLABELLED
}
