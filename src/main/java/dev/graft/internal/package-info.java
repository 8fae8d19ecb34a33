/**
 * Checks, canonical text, sums and display, for Graft's own use. Not API: it may change at any
 * time.
 */
package dev.graft.internal;
