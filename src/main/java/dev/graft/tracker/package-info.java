/** Trackers of experiments: runs are logged to their servers, and read from them to be judged. */
package dev.graft.tracker;
