/**
 * Other kinds of transfer as methods of a recipe: from a labelled source to an unlabelled target.
 */
package dev.graft.method;
