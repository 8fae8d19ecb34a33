package dev.graft.data;

import java.awt.image.BufferedImage;

/**
 * Where one row's picture comes from. Equal pictures share their decoded pixels; those that are not
 * records are equal only to themselves.
 */
interface Picture {
  /** A new image, decoded each time. */
  BufferedImage image();

  /** The SHA-256 of the content. */
  String hash();

  /** What it shows, small. */
  default Look look() {
    return Look.of(image());
  }

  /** Equal for pictures that show so much the same that a drawn split keeps them on one side. */
  default String alike() {
    return hash();
  }
}
