package dev.graft.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Whether all of a file is text in an encoding. */
final class Decoding {
  private static final int AT_ONCE = 8192;

  private Decoding() {}

  /** Whether a file that is read so is refused nowhere. */
  static boolean reads(String charset, byte[] content) {
    if (charset.isEmpty() || !Charset.isSupported(charset)) {
      return false;
    }
    CharsetDecoder decoder =
        Charset.forName(charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer some = CharBuffer.allocate(AT_ONCE);
    CoderResult result;
    do {
      some.clear();
      result = decoder.decode(bytes, some, true);
      some.flip();
      if (result.isError() || some.toString().indexOf('\0') >= 0) {
        return false;
      }
    } while (result.isOverflow());
    return true;
  }
}
