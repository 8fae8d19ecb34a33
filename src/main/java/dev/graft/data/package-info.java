/**
 * Pictures and rows of tables with their classes, from files or shipped with the library, and their
 * split into training, validation and test rows, the same for every arm.
 */
package dev.graft.data;
