/** What every value of the library can do: show itself in a notebook and in a terminal. */
package dev.graft.show;
