/**
 * Step 1, select the source: candidate bases ranked, their stages searched, before any training.
 */
package dev.graft.source;
