/** How values are shown in a notebook's kernel; everything else works without it. */
package dev.graft.notebook;
