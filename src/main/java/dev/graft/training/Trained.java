package dev.graft.training;

import dev.graft.model.Weights;
import dev.graft.run.Run;

/**
 * A finished run and what it trained.
 *
 * @param run what is shown and compared
 * @param tensors the tensors that differ from the network's first weights: those of the thawed
 *     stages and of the head, from all phases
 */
public record Trained(Run run, Weights tensors) {}
