package dev.graft.hub;

/** Whose names the tensors of a file have. */
public enum Layout {
  /** torchvision's, which Graft uses itself. */
  TORCHVISION("torchvision"),
  /** timm's. */
  TIMM("timm"),
  /** Those of Hugging Face's transformers, without the name of the model in front. */
  TRANSFORMERS("transformers");

  private final String library;

  Layout(String library) {
    this.library = library;
  }

  @Override
  public String toString() {
    return library;
  }
}
