package dev.graft.model;

/**
 * The classifier that a base was trained with.
 *
 * @param matrix the tensor of its matrix, (classes, features)
 * @param bias the tensor of its bias, (classes)
 * @param classes how many classes it tells apart
 */
public record OldHead(String matrix, String bias, int classes) {}
