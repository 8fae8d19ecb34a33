/** Runs on clusters of other systems, reached through a process beside this one. */
package dev.graft.cluster;
