package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a safetensors file the header is read, and values from where it says. */
class SafetensorsFileTest {
  @TempDir Path folder;

  private static String refused(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> StateDict.open(file)).getMessage();
  }

  @Test
  void valuesLieWhereTheHeaderSays() throws Exception {
    String header =
        "{'__metadata__':{'a':'b'},'y':{'dtype':'F32','shape':[1,1],'data_offsets':[4,8]},"
            + "'x':{'dtype':'F64','shape':[1],'data_offsets':[8,16]}}";
    byte[] values = {9, 9, 9, 9, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40};
    StateDict read = StateDict.open(StateDictTest.written(folder, header, values));
    assertArrayEquals(new float[] {1}, read.weights(Set.of("y")).values("y"));
    assertArrayEquals(new float[] {2}, read.weights(Set.of("x")).values("x"));
  }

  @Test
  void ofALargeFileTheHeaderAloneIsRead() throws Exception {
    Path large =
        StateDictTest.written(
            folder, "{'x':{'dtype':'F32','shape':[800000000],'data_offsets':[0,3200000000]}}");
    assertTrue(refused(large).contains("lies from 0 to 3200000000 of 0 bytes"), refused(large));
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(sparse.length() + 3_200_000_000L);
    }
    StateDict read = StateDict.open(large);
    assertEquals(List.of(800_000_000), read.shapes().get("x"));
    if (Runtime.getRuntime().maxMemory() / 2 < 3_200_000_000L) {
      String words =
          assertThrows(IllegalArgumentException.class, () -> read.weights(Set.of("x")))
              .getMessage();
      assertTrue(words.contains("; start Java with -Xmx"), words);
    }
  }

  @Test
  void sizesThatCannotBeTrueAreRefused() throws Exception {
    Path small =
        StateDictTest.written(
            folder, "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}", new byte[4]);
    assertTrue(refused(small).contains("does not fill its shape [2]"), refused(small));
    Path half = Files.write(small, new byte[] {1, 2, 3});
    assertTrue(refused(half).contains("ends within the first 8 bytes"), refused(half));
    Path long1 = Files.write(small, new byte[] {0, 0, 0, 0, 0, 0, 0, 64, '{'});
    assertTrue(refused(long1).contains("does not fit"), refused(long1));
  }
}
