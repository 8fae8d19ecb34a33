package dev.graft.run;

import dev.graft.internal.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A JSON text that holds its own sum: it begins with its format and {@code "sum"}, the SHA-256 of
 * the whole text with zeros in the sum's place. Texts of the format before have none.
 */
final class Summed {
  /** Of texts without a sum. */
  static final int WITHOUT = 1;

  /** Of texts with one. */
  static final int FORMAT = 2;

  /** In place of a sum that is still to be known. */
  static final String OPEN = "0".repeat(64);

  private static final String HEAD = "{\n  \"format\": " + FORMAT + ",\n  \"sum\": \"";

  private Summed() {}

  /** The text with its sum, from one that begins with the format and an open sum. */
  static byte[] closed(String open) {
    if (!open.startsWith(HEAD + OPEN)) {
      throw new IllegalStateException("a summed text must begin with its format and an open sum");
    }
    String rest = open.substring(HEAD.length() + OPEN.length());
    return (HEAD + Sha256.of(open) + rest).getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes as text. */
  static String text(byte[] bytes) throws Damage {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Damage("it is not a text in UTF-8");
    }
  }

  /** Whether the text has the sum that it states; without one, whether it may lack it. */
  static boolean sound(String text) throws Damage {
    int end = HEAD.length() + OPEN.length();
    if (!text.startsWith(HEAD) || text.length() < end) {
      return false;
    }
    String sum = Sha256.of(HEAD + OPEN + text.substring(end));
    if (!sum.equals(text.substring(HEAD.length(), end))) {
      throw new Damage("it does not have the sum that it states");
    }
    return true;
  }
}
