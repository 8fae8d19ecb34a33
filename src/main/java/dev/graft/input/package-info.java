/** How rows enter a base as numbers: pictures, sentences, rows of a table. */
package dev.graft.input;
