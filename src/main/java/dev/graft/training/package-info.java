/** One run: its recipe, its loop, the cache of frozen features, and what it leaves in the store. */
package dev.graft.training;
