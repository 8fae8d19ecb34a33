package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 16-bit floats by IEEE 754 and by bfloat16's definition. */
class NumberTypeTest {
  private static float read(NumberType type, int bits) {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    return type.next(bytes.putShort(0, (short) bits));
  }

  /** The values of Wikipedia's table "Half precision examples". */
  @Test
  void halvesAreThoseOfTheStandard() {
    assertEquals(0x1p-24f, read(NumberType.F16, 0x0001));
    assertEquals(0.000060975552f, read(NumberType.F16, 0x03ff));
    assertEquals(0.00006103515625f, read(NumberType.F16, 0x0400));
    assertEquals(0.33325195f, read(NumberType.F16, 0x3555));
    assertEquals(1.00097656f, read(NumberType.F16, 0x3c01), 1e-8f);
    assertEquals(65504f, read(NumberType.F16, 0x7bff));
    assertEquals(-2f, read(NumberType.F16, 0xc000));
    assertEquals(-0f, read(NumberType.F16, 0x8000));
    assertTrue(Float.isNaN(read(NumberType.F16, 0x7e00)));
    for (int bits = 1; bits <= 0x7c00; bits++) {
      assertTrue(read(NumberType.F16, bits) > read(NumberType.F16, bits - 1), "rising");
    }
  }

  @Test
  void bfloat16IsTheUpperHalfOfAFloat() {
    assertEquals(1f, read(NumberType.BF16, 0x3f80));
    assertEquals(-2.5f, read(NumberType.BF16, 0xc020));
    assertEquals(Float.NEGATIVE_INFINITY, read(NumberType.BF16, 0xff80));
  }

  @Test
  void typesHaveTwoNames() {
    assertEquals(Optional.of(NumberType.BF16), NumberType.ofSafetensors("BF16"));
    assertEquals(Optional.of(NumberType.BF16), NumberType.ofStorage("BFloat16Storage"));
    assertEquals(Optional.empty(), NumberType.ofStorage("QInt8Storage"));
    assertFalse(NumberType.I8.real());
    assertTrue(NumberType.F64.real());
  }
}
