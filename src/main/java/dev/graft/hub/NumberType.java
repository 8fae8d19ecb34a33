package dev.graft.hub;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file writes a number down, by the names of safetensors and of PyTorch's storages. */
enum NumberType {
  F32("Float", 4),
  F64("Double", 8),
  F16("Half", 2),
  BF16("BFloat16", 2),
  I64("Long", 8),
  I32("Int", 4),
  I16("Short", 2),
  I8("Char", 1),
  U8("Byte", 1),
  BOOL("Bool", 1);

  private final String storage;
  private final int bytes;

  NumberType(String storage, int bytes) {
    this.storage = storage;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Whether it has fractions. */
  boolean real() {
    return ordinal() <= BF16.ordinal();
  }

  static Optional<NumberType> ofSafetensors(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  static Optional<NumberType> ofStorage(String name) {
    return Arrays.stream(values())
        .filter(type -> name.equals(type.storage + "Storage"))
        .findFirst();
  }

  /** The next number of a real type. */
  float next(ByteBuffer little) {
    return switch (this) {
      case F32 -> little.getFloat();
      case F64 -> (float) little.getDouble();
      case BF16 -> Float.intBitsToFloat(little.getShort() << 16);
      case F16 -> half(little.getShort());
      default -> throw new IllegalStateException(this + " is not a type of real numbers");
    };
  }

  /** IEEE 754's binary16: a sign, 5 bits of exponent with bias 15, 10 of fraction. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
    return bits < 0 ? -size : size;
  }

  /** As a sentence has it. */
  String words() {
    return switch (this) {
      case F16 -> "half precision";
      case BF16 -> "bfloat16";
      case F64 -> "double precision";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
