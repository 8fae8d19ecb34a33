package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files of tensors, whole and not. */
class SafetensorsTest {
  private static byte[] file(String header, int bytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private static String tensor(String name, String shape, String offsets) {
    return "\"%s\": {\"dtype\": \"F32\", \"shape\": [%s], \"data_offsets\": [%s]}"
        .replaceFirst("%s", name)
        .replaceFirst("%s", shape)
        .replaceFirst("%s", offsets);
  }

  private static void refused(String header, String reason) {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> Safetensors.read("the file", file(header, 16)));
    assertTrue(
        error.getMessage().startsWith("the file (")
            && error.getMessage().contains("bytes) is not a whole safetensors file: "),
        error.getMessage());
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  @Test
  void whatIsWrittenIsRead() {
    float[] values = {1, -2, Float.MIN_VALUE, Float.NaN};
    Weights weights =
        Weights.none().with("a", List.of(2, 2), values).with("b", List.of(0), new float[0]);
    Weights read = Safetensors.read("weights", Safetensors.write(weights));
    assertEquals(weights.names(), read.names());
    assertArrayEquals(values, read.values("a"));
    assertEquals(List.of(2, 2), read.shape("a"));
  }

  @Test
  void tensorsLieWithinTheFileAndNotOverEachOther() {
    assertEquals(
        List.of(2, 2),
        Safetensors.read("f", file("{" + tensor("a", "2, 2", "0, 16") + "}", 16)).shape("a"));
    refused(
        "{" + tensor("a", "2", "0, 8") + ", " + tensor("b", "2", "4, 12") + "}", "a and b overlap");
    refused("{" + tensor("a", "4", "4, 20") + "}", "tensor a lies from 4 to 20 of 16 bytes");
    refused("{" + tensor("a", "2", "8, 0") + "}", "tensor a lies from 8 to 0");
    refused("{" + tensor("a", "2", "0, 8, 9") + "}", "tensor a has 3 offsets, not 2");
    refused("{" + tensor("a", "3", "0, 8") + "}", "tensor a does not fill its shape [3]");
    refused("{" + tensor("a", "2", "0, 9") + "}", "tensor a does not fill its shape [2]");
  }

  @Test
  void sizesAreWholeNumbersFromZeroOn() {
    for (String shape : List.of("2.0", "1.9", "-2, -1", "1e1", "\"x\"", "null", "[2]")) {
      refused("{" + tensor("a", shape, "0, 8") + "}", "");
    }
    refused("{" + tensor("a", "2", "0, 8.5") + "}", "size (8.5) must be a whole number");
    refused("{" + tensor("a", "2", "-8, 0") + "}", "size (-8) must be a whole number");
    refused("{" + tensor("a", "65536, 65536", "0, 0") + "}", "does not fill its shape");
    refused("{" + tensor("a", "4294967296, 4294967296", "0, 0") + "}", "");
    refused("{", "");
    refused("7", "");
  }

  @Test
  void aHeaderLongerThanTheFileIsNotAllocated() {
    for (long length : new long[] {-1, 9, Long.MAX_VALUE, Integer.MAX_VALUE}) {
      byte[] bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      var error =
          assertThrows(IllegalArgumentException.class, () -> Safetensors.read("the file", bytes));
      assertTrue(error.getMessage().contains("its header of " + length + " bytes does not fit"));
    }
  }

  @Test
  void changedFilesAreReadOrRefusedAndNothingElseHappens() {
    byte[] whole =
        Safetensors.write(
            Weights.none().with("layer", List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}));
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes =
          random.nextInt(4) == 0
              ? Arrays.copyOf(whole, random.nextInt(whole.length))
              : whole.clone();
      if (bytes.length == whole.length) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        Safetensors.read("the file", bytes);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("the file ("), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 150, refused + " refused");
  }
}
