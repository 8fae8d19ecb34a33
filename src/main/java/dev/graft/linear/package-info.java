/**
 * Linear heads that are solved: L2-regularised multinomial logistic regression on features, to its
 * optimum, with a strength that rows chose which are not learned from.
 */
package dev.graft.linear;
