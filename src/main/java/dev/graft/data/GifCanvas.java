package dev.graft.data;

import dev.graft.internal.Check;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A GIF's first frame where it lies on the file's canvas, which may be larger. */
final class GifCanvas {
  private GifCanvas() {}

  /** The frame itself where it fills the canvas, else the canvas, clear around the frame. */
  static BufferedImage of(ImageReader reader, BufferedImage frame) throws IOException {
    Element screen = element(reader.getStreamMetadata(), "LogicalScreenDescriptor");
    Element place = element(reader.getImageMetadata(0), "ImageDescriptor");
    int left = number(place, "imageLeftPosition");
    int top = number(place, "imageTopPosition");
    int width = Math.max(number(screen, "logicalScreenWidth"), left + frame.getWidth());
    int height = Math.max(number(screen, "logicalScreenHeight"), top + frame.getHeight());
    if (width == frame.getWidth() && height == frame.getHeight()) {
      return frame;
    }
    Check.that(
        (long) width * height <= HeaderSize.MOST_PIXELS,
        "its canvas has %,d pixels, at most %,d are read",
        (long) width * height,
        HeaderSize.MOST_PIXELS);
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.drawImage(frame, left, top, null);
    graphics.dispose();
    return canvas;
  }

  private static Element element(IIOMetadata metadata, String name) {
    Node tree = metadata.getAsTree(metadata.getNativeMetadataFormatName());
    for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return (Element) node;
      }
    }
    throw new IllegalArgumentException("it lacks its " + name);
  }

  private static int number(Element element, String name) {
    return Integer.parseInt(element.getAttribute(name));
  }
}
