/** Runs in, a comparison with its verdict out; works on stored runs without an engine. */
package dev.graft.analysis;
