/**
 * Base models and their surgery as immutable descriptions, and the DJL blocks that they describe.
 */
package dev.graft.model;
