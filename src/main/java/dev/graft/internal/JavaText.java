package dev.graft.internal;

import java.util.HexFormat;

/** Texts and signs as they are written in Java, to be pasted from a message. */
public final class JavaText {
  private static final String NAMED = "\b\t\n\f\r\"\\";
  private static final String NAMES = "btnfr\"\\";

  /** Signs of one byte have an octal number, of so many digits. */
  private static final int BYTE = 0xff;

  private static final int DIGITS = 3;

  private JavaText() {}

  /** Between double quotes. */
  public static String of(String text) {
    StringBuilder code = new StringBuilder("\"");
    text.chars().forEach(sign -> code.append(escaped((char) sign)));
    return code.append('"').toString();
  }

  /** Between single quotes. */
  public static String of(char sign) {
    return "'" + (sign == '\'' ? "\\'" : sign == '"' ? "\"" : escaped(sign)) + "'";
  }

  private static String escaped(char sign) {
    int named = NAMED.indexOf(sign);
    if (named >= 0) {
      return "\\" + NAMES.charAt(named);
    }
    if (isPrinted(sign)) {
      return String.valueOf(sign);
    }
    // Numbered in hexadecimal it would be a sign of the program, which ends its line.
    return sign <= BYTE ? octal(sign) : "\\u" + HexFormat.of().toHexDigits(sign);
  }

  private static String octal(char sign) {
    String digits = Integer.toOctalString(sign);
    return "\\" + "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static boolean isPrinted(char sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> sign == ' ';
      default -> true;
    };
  }
}
