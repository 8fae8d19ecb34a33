package dev.graft.internal;

import java.util.HexFormat;

/** Texts and signs as they are written in Java, to be pasted from a message. */
public final class JavaText {
  private static final String NAMED = "\b\t\n\f\r\"\\";
  private static final String NAMES = "btnfr\"\\";

  /** The last of the signs that say what a printer does, which have an octal number. */
  private static final int CONTROL = 0x9f;

  /** So many digits. */
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

  /** Signs that nobody sees, and blanks of another kind than the usual, by their number: U+00A0. */
  public static String visible(String text) {
    StringBuilder words = new StringBuilder();
    for (char sign : text.toCharArray()) {
      boolean seen = isPrinted(sign) || NAMED.indexOf(sign) >= 0;
      words.append(seen ? String.valueOf(sign) : Text.format("<U+%04X>", (int) sign));
    }
    return words.toString();
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
    return sign <= CONTROL ? octal(sign) : "\\u" + HexFormat.of().toHexDigits(sign);
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
