package dev.graft.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds of pictures, by suffix and by what their files begin with. */
final class PictureKind {
  /** The kinds that are read, for sentences. */
  static final String READ = "jpg, png, gif, bmp, tif, webp";

  /** Their suffixes. */
  static final Set<String> SUFFIXES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp");

  /** Java's names of the formats that it reads itself. */
  static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp", "tif");

  private static final Set<String> UNREAD =
      Set.of(
          "heic", "heif", "avif", "jp2", "j2k", "jxl", "jxr", "svg", "ico", "psd", "tga", "ppm",
          "pgm", "pbm", "pnm", "exr", "hdr", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf",
          "raw", "dcm", "eps", "pcx", "dds", "apng");

  private static final String JPG = "a jpg picture";
  static final String PNG = "a png picture";
  static final String GIF = "a gif picture";
  static final String TIF = "a tif picture";
  private static final String WEBP = "a webp picture";
  private static final Set<String> READ_BY_CONTENT = Set.of(JPG, PNG, GIF, TIF, WEBP);

  private static final Map<String, String> BEGINNINGS =
      Map.ofEntries(
          Map.entry("\u00ff\u00d8\u00ff", JPG),
          Map.entry("\u0089PNG", PNG),
          Map.entry("GIF8", GIF),
          Map.entry("II*\0", TIF),
          Map.entry("MM\0*", TIF),
          Map.entry("8BPS", "a Photoshop picture"),
          Map.entry("\0\0\0\fjP  ", "a JPEG 2000 picture"),
          Map.entry("%PDF", "a PDF document"),
          Map.entry("PK\3\4", "a zip archive"),
          Map.entry("<!DOCTYPE", "a web page"),
          Map.entry("<!doctype", "a web page"),
          Map.entry("<html", "a web page"),
          Map.entry("<svg", "a drawing (svg)"),
          Map.entry("<?xml", "a drawing or a text (xml)"),
          Map.entry("version https://git-lfs", "a pointer to a file that git LFS did not fetch"));

  private PictureKind() {}

  /** The suffix of a picture of a kind that is not read. */
  static Optional<String> unreadSuffix(Path path) {
    return Optional.of(FolderChecks.suffix(path)).filter(UNREAD::contains);
  }

  /** What a file is by its first bytes, such as "a webp picture"; empty where that is not known. */
  static Optional<String> of(byte[] content) {
    String start =
        new String(
            Arrays.copyOf(content, Math.min(content.length, 32)), StandardCharsets.ISO_8859_1);
    if (Webp.is(content)) {
      return Optional.of(WEBP);
    }
    if (start.startsWith("ftyp", 4)) {
      String brand = start.substring(8, Math.min(12, start.length()));
      String kind = brand.startsWith("avi") ? "an avif picture" : "a heic picture";
      return Optional.of(brand.matches("avi.|hei.|hev.|mif1|msf1") ? kind : "a film");
    }
    return BEGINNINGS.entrySet().stream()
        .filter(kind -> start.startsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** True if the first bytes are those of a kind that is read. */
  static boolean isRead(byte[] start) {
    return of(start).filter(READ_BY_CONTENT::contains).isPresent();
  }
}
