package dev.graft.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** The sum of a text's UTF-8 bytes. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The sum of the bytes. */
  public static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  /** A new digest, for content that is too large for one array. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime must have SHA-256", e);
    }
  }

  /** The bytes of a finished digest as text. */
  public static String hex(byte[] sum) {
    return HexFormat.of().formatHex(sum);
  }
}
