package dev.graft.pack;

import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * One file: a zip archive with a list of plans and contents by their SHA-256, whose comment, at the
 * very end, holds the format and the SHA-256 of all bytes before it.
 *
 * @param list what it holds, as JSON
 * @param blobs the descriptions and contents that the list names
 */
record PackFile(String list, Blobs blobs) {
  static final int FORMAT = 1;

  /** All is held in memory, the contents beside the file. */
  static final int MOST_BYTES = 1 << 30;

  private static final String LIST = "plans.json";
  private static final String CONTENTS = "contents/";
  private static final Pattern END = Pattern.compile("graft pack (\\d{1,6}) ([0-9a-f]{64})");
  private static final int DIGITS = 64;
  private static final int LONGEST_END = 100;

  /** What an honest pack is unpacked to: so many bytes, and so many times its own. */
  private static final long MOST_SMALL = 1 << 24;

  private static final int MOST_TIMES = 100;

  byte[] bytes() {
    byte[] small = archive(Deflater.DEFAULT_COMPRESSION);
    long all = blobs.all().values().stream().mapToLong(content -> content.length).sum();
    byte[] bytes =
        all + list.length() < most(small.length) ? small : archive(Deflater.NO_COMPRESSION);
    Check.that(
        bytes.length <= MOST_BYTES,
        "pack (%,d bytes) must be at most %,d; pack fewer plans, or take the pictures from a"
            + " folder that the others have too",
        bytes.length,
        MOST_BYTES);
    byte[] sum = sum(bytes).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(sum, 0, bytes, bytes.length - DIGITS, DIGITS);
    return bytes;
  }

  private static long most(int length) {
    return MOST_SMALL + (long) MOST_TIMES * length;
  }

  private static String sum(byte[] bytes) {
    return Sha256.of(Arrays.copyOf(bytes, bytes.length - DIGITS));
  }

  private byte[] archive(int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(level);
      zip.setComment("graft pack " + FORMAT + " " + "0".repeat(DIGITS));
      put(zip, LIST, list.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> content : blobs.all().entrySet()) {
        put(zip, CONTENTS + content.getKey(), content.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // the same plans make the same bytes
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads one, after its sum.
   *
   * @throws IllegalArgumentException saying what it is not
   */
  static PackFile of(byte[] bytes) {
    String end =
        new String(
            bytes,
            Math.max(0, bytes.length - LONGEST_END),
            Math.min(bytes.length, LONGEST_END),
            StandardCharsets.ISO_8859_1);
    Matcher found = END.matcher(end);
    Check.that(
        found.find() && found.end() == end.length(),
        "its end (of %,d bytes) must be that of a pack: it was cut off, or is another file",
        bytes.length);
    Check.that(
        Integer.parseInt(found.group(1)) == FORMAT,
        "its format (%s) must be %d, which this version of Graft reads",
        found.group(1),
        FORMAT);
    Check.that(
        sum(bytes).equals(found.group(2)),
        "its sum (%s) must be the one that it states, %s: it was damaged or changed",
        sum(bytes),
        found.group(2));
    try {
      return unzipped(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be unzipped: " + e.getMessage(), e);
    }
  }

  private static PackFile unzipped(byte[] bytes) throws IOException {
    Blobs blobs = new Blobs();
    String list = null;
    long left = most(bytes.length);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = content(zip, left);
        left -= content.length;
        if (entry.getName().equals(LIST)) {
          list = new String(content, StandardCharsets.UTF_8);
        } else {
          String sum = CONTENTS + blobs.put(content);
          Check.that(
              sum.equals(entry.getName()),
              "content (%s) must have the sum that it is called by, not %s",
              entry.getName(),
              sum);
        }
      }
    }
    Check.that(list != null, "its list of plans, %s (missing), must be there", LIST);
    return new PackFile(list, blobs);
  }

  private static byte[] content(InputStream zip, long most) throws IOException {
    byte[] content = zip.readNBytes((int) Math.min(most, MOST_BYTES));
    Check.that(
        zip.read() < 0,
        "contents (more than %,d bytes) must be at most that in a pack of this size",
        most);
    return content;
  }
}
