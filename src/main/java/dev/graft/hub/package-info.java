/** Bases whose weights come from hubs and files of others, found by the names of their tensors. */
package dev.graft.hub;
