/** The program that Spark starts, and the task that an executor runs; an artifact of its own. */
package dev.graft.spark;
