package dev.graft.data;

/** One row of a set: its name, the index of its class, its part and its picture. */
record ImageRow(String name, int label, Part part, Picture picture) {
  ImageRow withLabel(int other) {
    return new ImageRow(name, other, part, picture);
  }

  ImageRow withPart(Part other) {
    return new ImageRow(name, label, other, picture);
  }
}
