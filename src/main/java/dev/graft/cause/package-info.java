/** Why the transfer helped or hurt: symptoms in runs, each with a number or a cheap re-run. */
package dev.graft.cause;
