/** Runs as tables: results from elsewhere in, Graft's own out. */
package dev.graft.csv;
