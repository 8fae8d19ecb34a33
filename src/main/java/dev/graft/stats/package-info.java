/** Statistics: arrays in, records out; no knowledge of runs. */
package dev.graft.stats;
