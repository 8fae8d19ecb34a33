/** The front desk: one line for those who want an answer at once. */
package dev.graft;
