package dev.graft.model;

/** What normalisation layers do while a stage is trained. */
public enum Normalisation {
  /** The running statistics stay as they are and are used: the base's own, for fine-tuning. */
  STATISTICS_FROZEN,
  /** Statistics of the batch are used, the running ones follow: for training from scratch. */
  TRAINED
}
