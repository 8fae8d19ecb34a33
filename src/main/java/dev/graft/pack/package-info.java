/** Plans and experiments as one file of text and contents, from which others make them again. */
package dev.graft.pack;
