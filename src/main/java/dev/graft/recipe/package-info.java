/** How a network is trained, as immutable descriptions; no loop and no state. */
package dev.graft.recipe;
