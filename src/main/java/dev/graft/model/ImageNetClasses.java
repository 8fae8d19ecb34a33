package dev.graft.model;

import java.util.List;

/** What networks that were trained on ImageNet-1k tell apart. */
public final class ImageNetClasses {
  private ImageNetClasses() {}

  /** The names of the 1,000 classes, in the customary order of a network's scores. */
  public static List<String> names() {
    return Resources.imageNetClasses();
  }
}
