/** Bases out of what DJL brings: a block of the user's own, a saved model, a model of its zoo. */
package dev.graft.djl;
