package dev.graft.data;

import java.awt.image.BufferedImage;

/** One row of a set: its name, the index of its class, its part and its picture. */
record ImageRow(String name, int label, Part part, Picture picture) {
  /** Of a picture that a program made. */
  static ImageRow made(int number, int label, BufferedImage image) {
    return new ImageRow("image " + number, label, Part.NONE, new MemoryPicture(image));
  }

  ImageRow withLabel(int other) {
    return new ImageRow(name, other, part, picture);
  }

  ImageRow withPart(Part other) {
    return new ImageRow(name, label, other, picture);
  }
}
