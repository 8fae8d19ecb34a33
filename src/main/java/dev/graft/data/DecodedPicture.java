package dev.graft.data;

import dev.graft.internal.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
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
  private static final int COLUMNS = 64;

  /** More bits are no grey levels but measurements, whose scale only their makers know. */
  private static final int MOST_BITS = 16;

  /** The first picture of a file whose kind the reader knows. */
  static DecodedPicture of(ImageReader reader, byte[] content) throws IOException {
    List<String> warnings = heard(reader);
    DecodedPicture picture =
        switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
          case "jpeg" -> jpeg(reader, JpegSegments.of(content));
          case "gif" -> gif(reader);
          case "tif" -> tiff(reader);
          default -> new DecodedPicture(reader.read(0), "");
        };
    checkWhole(warnings);
    BufferedImage image = picture.image;
    return new DecodedPicture(Argb.isGrey(image) ? Argb.copy(image) : image, picture.reading);
  }

  /**
   * The reading alone. All of a jpg is decoded, and all that is wrong with it found, but one of 64
   * columns is kept: half of the time and little memory.
   */
  static String reading(ImageReader reader, byte[] content) throws IOException {
    if (!reader.getFormatName().equalsIgnoreCase("jpeg")) {
      return of(reader, content).reading;
    }
    List<String> warnings = heard(reader);
    JpegSegments segments = JpegSegments.of(content);
    ImageReadParam few = reader.getDefaultReadParam();
    few.setSourceSubsampling(COLUMNS, 1, 0, 0);
    boolean inks = segments.components() == INKS;
    if (inks) {
      reader.readRaster(0, few);
    } else {
      reader.read(0, few);
    }
    checkWhole(warnings);
    return (inks ? "CMYK " : "") + Upright.reading(Upright.orientation(segments.exif()));
  }

  private static List<String> heard(ImageReader reader) {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    return warnings;
  }

  // A truncated jpg is only a warning to Java, which fills the rest with grey.
  private static void checkWhole(List<String> warnings) {
    warnings.stream()
        .filter(warning -> warning.contains("remature end"))
        .forEach(warning -> Check.that(false, "%s", warning));
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
    return new DecodedPicture(Upright.turned(image, orientation), Upright.reading(orientation));
  }
}
