package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.graft.djl.OwnBlock;
import dev.graft.internal.Text;
import dev.graft.model.Safetensors;
import dev.graft.model.TensorSpec;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, types and numbers of files as people have them. */
class StateDictTest {
  @TempDir Path folder;

  private Path file(String header, byte... values) throws IOException {
    return written(folder, header, values);
  }

  /** A safetensors file with this header, its quotes single ones. */
  static Path written(Path folder, String header, byte... values) throws IOException {
    byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text).put(values);
    return Files.write(folder.resolve("model.safetensors"), bytes.array());
  }

  private static String refused(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> StateDict.open(file)).getMessage();
  }

  private Path halvesOfOne(List<TensorSpec> tensors) throws IOException {
    List<String> entries = new ArrayList<>();
    int end = 0;
    for (TensorSpec tensor : tensors) {
      int start = end;
      end += 2 * tensor.shape().stream().reduce(1, (a, b) -> a * b);
      String entry = "'%s':{'dtype':'F16','shape':%s,'data_offsets':[%d,%d]}";
      entries.add(Text.format(entry, tensor.name(), tensor.shape(), start, end));
    }
    byte[] ones = new byte[end];
    for (int i = 1; i < end; i += 2) {
      ones[i] = 0x3c;
    }
    return file("{" + String.join(",", entries) + "}", ones);
  }

  @Test
  void aBlockOfOnesOwnTakesHalvesByTheirNames() throws Exception {
    OwnBlock own =
        OwnBlock.named(
            "flat",
            1,
            () ->
                new SequentialBlock()
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(1).build()));
    Path file = halvesOfOne(own.tensors());
    String words = assertThrows(RuntimeException.class, () -> own.weights(file)).getMessage();
    assertTrue(words.contains("StateDict.open(file).weights()"), words);
    Weights read = own.weights(StateDict.open(file).weights()).weights();
    read.names().forEach(name -> assertEquals(1, read.values(name)[0], name));
  }

  @Test
  void whoReadsNoStateDictNamesWhoDoes() {
    Path file = Path.of("src/test/resources/dev/graft/hub/linear.pth");
    String words =
        assertThrows(IllegalArgumentException.class, () -> WeightFile.read(file)).getMessage();
    assertTrue(words.contains("linear.pth is no npz but PyTorch's; 16-bit floats"), words);
    assertEquals(StateDict.open(file).names(), StateDict.open(file).weights().names());
  }

  /** IEEE 754: 0x3c00 is 1, 0xc000 is -2, 0x3555 is 0.33325195, 1 is 2^-24, 0x7c00 is infinite. */
  @Test
  void halvesAreReadWithAWord() throws Exception {
    Path half =
        file(
            "{'x':{'dtype':'F16','shape':[5],'data_offsets':[0,10]}}",
            new byte[] {0, 0x3c, 0, (byte) 0xc0, 0x55, 0x35, 1, 0, 0, 0x7c});
    StateDict read = StateDict.open(half);
    assertArrayEquals(
        new float[] {1, -2, 0.33325195f, 5.9604645e-8f, Float.POSITIVE_INFINITY},
        read.weights(Set.of("x")).values("x"));
    assertEquals(List.of("half precision read as 32-bit floats"), read.notes());
    Path brain =
        file(
            "{'x':{'dtype':'BF16','shape':[1,2],'data_offsets':[0,4]}}",
            new byte[] {(byte) 0x80, 0x3f, 0x20, (byte) 0xc0});
    StateDict other = StateDict.open(brain);
    assertArrayEquals(new float[] {1, -2.5f}, other.weights(Set.of("x")).values("x"));
    assertTrue(other.toString().contains("bfloat16 read as 32-bit floats"), other.toString());
  }

  @Test
  void whatWrappersPutInFrontIsLeftOutWithAWord() throws Exception {
    Weights weights =
        Weights.none()
            .with("module.model.conv1.weight", List.of(1), new float[] {3})
            .with("module.bn1.num_batches_tracked", List.of(1), new float[] {9});
    Path file = folder.resolve("wrapped.bin");
    Files.write(file, Safetensors.write(weights));
    StateDict read = StateDict.open(file);
    assertEquals(Set.of("conv1.weight"), read.names());
    assertEquals(List.of("'module.', 'model.' in front of names left out"), read.notes());
    Weights twice = weights.with("model.conv1.weight", List.of(1), new float[] {4});
    Files.write(file, Safetensors.write(twice));
    assertTrue(refused(file).contains("have one name"), refused(file));
  }

  /** Its first byte is that of a pickle, 0x80. */
  @Test
  void aHeaderOfAnyLengthIsRead() throws Exception {
    String header = "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}";
    byte[] one = {0, 0, (byte) 0x80, 0x3f};
    for (int length : new int[] {128, 384}) {
      StateDict read = StateDict.open(file(header + " ".repeat(length - header.length()), one));
      assertArrayEquals(new float[] {1}, read.weights().values("x"));
    }
    Path pickle = Files.write(folder.resolve("x.bin"), new byte[] {(byte) 0x80, 2, '}', '.'});
    assertTrue(refused(pickle).contains("is a bare pickle"), refused(pickle));
  }

  @Test
  void wholeNumbersAreQuantised() throws Exception {
    StateDict read =
        StateDict.open(
            file("{'x':{'dtype':'I8','shape':[2],'data_offsets':[0,2]}}", new byte[] {1, 2}));
    String words =
        assertThrows(IllegalArgumentException.class, () -> read.weights(Set.of("x"))).getMessage();
    assertTrue(words.contains("numbers of type I8, as quantised weights have"), words);
  }

  @Test
  void otherFilesAreToldWhatTheyNeed() throws Exception {
    Path keras = Files.write(folder.resolve("w.h5"), new byte[] {(byte) 0x89, 'H', 'D', 'F', 13});
    assertTrue(refused(keras).contains("is HDF5, as Keras saves weights"), refused(keras));
    Path text = Files.writeString(folder.resolve("w.txt"), "no weights at all");
    assertTrue(refused(text).contains("is not a whole safetensors file"), refused(text));
    assertTrue(refused(folder).contains("HubFolder.of(folder)"), refused(folder));
    Path none = file("{}");
    assertTrue(refused(none).contains("holds no tensor"), refused(none));
  }

  @Test
  void aFileOfZerosIsToldWithoutReadingIt() throws Exception {
    Path large = folder.resolve("large.pth");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(3L << 30); // takes no room on a disk that leaves holes
    }
    String words = refused(large);
    assertTrue(words.contains("(3221225472 bytes) begins with zeros"), words);
    assertTrue(words.contains("fetch it again"), words);
  }

  @Test
  void npzIsReadToo() {
    Path npz = Path.of("src/test/resources/dev/graft/model/xception-narrow.npz");
    assertEquals(List.of(4, 3, 3, 3), StateDict.open(npz).shapes().get("conv1.weight"));
  }
}
