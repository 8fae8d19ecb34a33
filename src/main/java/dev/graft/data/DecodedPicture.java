package dev.graft.data;

import dev.graft.internal.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;

/**
 * A picture as a viewer shows it.
 *
 * @param reading what was done to the stored pixels, such as "orientation 6"; empty for nothing
 */
record DecodedPicture(BufferedImage image, String reading) {
  private static final int INKS = 4;

  /** More bits are no grey levels but measurements, whose scale only their makers know. */
  private static final int MOST_BITS = 16;

  /** The first picture of a file whose kind the reader knows. */
  static DecodedPicture of(ImageReader reader, byte[] content) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    DecodedPicture picture =
        switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
          case "jpeg" -> jpeg(reader, JpegSegments.of(content));
          case "gif" -> gif(reader);
          case "tif" -> tiff(reader);
          default -> new DecodedPicture(reader.read(0), "");
        };
    // A truncated jpg is only a warning to Java, which fills the rest with grey.
    warnings.stream()
        .filter(warning -> warning.contains("remature end"))
        .forEach(warning -> Check.that(false, "%s", warning));
    BufferedImage image = picture.image;
    return new DecodedPicture(Argb.isGrey(image) ? Argb.copy(image) : image, picture.reading);
  }

  private static DecodedPicture jpeg(ImageReader reader, JpegSegments segments) throws IOException {
    boolean inks = segments.components() == INKS;
    BufferedImage image =
        inks ? Cmyk.colours(reader.readRaster(0, null), segments.adobe()) : reader.read(0);
    DecodedPicture turned = turned(image, Upright.orientation(segments.exif()));
    return inks ? new DecodedPicture(turned.image, "CMYK " + turned.reading) : turned;
  }

  private static DecodedPicture gif(ImageReader reader) throws IOException {
    BufferedImage frame = reader.read(0);
    BufferedImage canvas = GifCanvas.of(reader, frame);
    return new DecodedPicture(canvas, canvas == frame ? "" : "canvas");
  }

  private static DecodedPicture tiff(ImageReader reader) throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(0);
    int colours = Upright.number(metadata, BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, -1);
    Check.that(
        colours != BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK,
        "its colours are CMYK, and of tif files RGB and grey are read");
    int bits = Upright.number(metadata, BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1);
    Check.that(
        bits <= MOST_BITS, "it holds numbers of %d bits, at most %d are read", bits, MOST_BITS);
    int orientation = Upright.number(metadata, BaselineTIFFTagSet.TAG_ORIENTATION, Upright.UPRIGHT);
    return turned(reader.read(0), orientation);
  }

  private static DecodedPicture turned(BufferedImage image, int orientation) {
    BufferedImage turned = Upright.turned(image, orientation);
    return new DecodedPicture(turned, turned == image ? "" : "orientation " + orientation);
  }
}
