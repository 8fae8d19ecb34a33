/** Features or source predictions in, scores out: how well a base suits a target, untrained. */
package dev.graft.score;
