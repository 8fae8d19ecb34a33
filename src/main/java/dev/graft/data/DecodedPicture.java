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
 * @param largest the largest sample of a file of 16 bits a sample; 0 for other files
 * @param width as the file says, in pixels, of which not all may be kept
 * @param height the same
 */
record DecodedPicture(BufferedImage image, String reading, int largest, int width, int height) {
  private static final int INKS = 4;

  /** So many columns show what a picture is like. */
  private static final int COLUMNS = 256;

  /** More bits are no grey levels but measurements, whose scale only their makers know. */
  private static final int MOST_BITS = 16;

  DecodedPicture(BufferedImage image, String reading) {
    this(image, reading, 0, image.getWidth(), image.getHeight());
  }

  /** The first picture of a file whose kind the reader knows. */
  static DecodedPicture of(ImageReader reader, byte[] content) throws IOException {
    List<String> warnings = heard(reader);
    DecodedPicture picture =
        switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
          case "jpeg" -> jpeg(reader, JpegSegments.of(content), null);
          case "gif" -> gif(reader);
          case "tif" -> tiff(reader);
          case "webp" -> Webp.picture(reader, content);
          default -> new DecodedPicture(reader.read(0), "");
        };
    checkWhole(warnings);
    BufferedImage image = picture.image;
    int largest = Argb.largest(image);
    return new DecodedPicture(
        Argb.isGrey(image) ? Argb.copy(image) : image,
        picture.reading,
        largest,
        reader.getWidth(0),
        reader.getHeight(0));
  }

  /**
   * To look at, and to check it. All of a jpg is decoded, and all that is wrong with it found, but
   * of its columns some 256 are kept: half of the time and less memory.
   */
  static DecodedPicture narrow(ImageReader reader, byte[] content) throws IOException {
    if (!reader.getFormatName().equalsIgnoreCase("jpeg")) {
      return of(reader, content);
    }
    List<String> warnings = heard(reader);
    ImageReadParam few = reader.getDefaultReadParam();
    few.setSourceSubsampling(Math.max(1, reader.getWidth(0) / COLUMNS), 1, 0, 0);
    DecodedPicture picture = jpeg(reader, JpegSegments.of(content), few);
    checkWhole(warnings);
    return new DecodedPicture(
        picture.image, picture.reading, 0, reader.getWidth(0), reader.getHeight(0));
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

  private static DecodedPicture jpeg(ImageReader reader, JpegSegments segments, ImageReadParam part)
      throws IOException {
    boolean inks = segments.components() == INKS;
    BufferedImage image =
        inks ? Cmyk.colours(reader.readRaster(0, part), segments.adobe()) : reader.read(0, part);
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
