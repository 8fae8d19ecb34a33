package dev.graft.djl;

import static dev.graft.djl.SentenceFixtures.SENTENCES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The numbers of MiniLM. */
@Tag("engine")
@Tag("slow")
class OnnxEncoderTest {
  private static final SentenceEncoder ENCODER = SentenceEncoder.miniLm();

  /**
   * The first of 384, by onnxruntime 1.32.0 and tokenizers 0.23.3 in Python with the same file, on
   * a processor with AVX2: mean over all vectors, divided by its length.
   */
  private static final float[][] EXPECTED = {
    {-0.034530f, 0.068915f, -0.012499f, -0.016261f, 0.011636f, 0.050155f, 0.033585f, -0.031054f},
    {-0.076790f, 0.050707f, -0.008787f, -0.002919f, -0.002026f, -0.019401f, 0.004158f, 0.005307f},
    {0.050397f, 0.091997f, 0.027946f, 0.134657f, 0.098595f, 0.082450f, 0.031668f, 0.029206f},
    {-0.093690f, 0.037654f, 0.005246f, 0.000880f, 0.042942f, 0.005592f, 0.118951f, -0.011195f}
  };

  /** Whole numbers of 8 bits overflow in AVX2, and not in processors with the later VNNI. */
  private static float tolerance() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    String words = Files.isReadable(processor) ? Files.readString(processor) : "";
    return words.contains("avx2") && !words.contains("vnni") ? 1e-4f : 0.05f;
  }

  @Test
  void itsFeaturesAreThoseOfTheOriginal() throws IOException {
    for (int i = 0; i < EXPECTED.length; i++) {
      float[] features = ENCODER.features(SENTENCES.get(i));
      assertEquals(384, features.length);
      assertArrayEquals(EXPECTED[i], Arrays.copyOf(features, 8), tolerance());
      double squares = 0;
      for (float feature : features) {
        squares += (double) feature * feature;
      }
      assertEquals(1, squares, 1e-6);
    }
  }

  @Test
  void sentencesThatSayTheSameAreNearerThanOthers() throws IOException {
    double same = ENCODER.similarity(SENTENCES.get(0), SENTENCES.get(1));
    double other = ENCODER.similarity(SENTENCES.get(0), SENTENCES.get(2));
    assertEquals(0.563406, same, tolerance()); // numpy, as above
    assertEquals(0.118020, other, tolerance());
    assertEquals(1, ENCODER.similarity("a film", "A  FILM"), 1e-6);
  }

  @Test
  void whatComesBehindTheLastPieceChangesNothing() {
    SentenceEncoder shorter = ENCODER.withLength(5);
    assertArrayEquals(
        shorter.features("What a lovely film!"), shorter.features("What a lovely train to Bern"));
    assertTrue(shorter.toString().contains("sentences of up to 5 pieces"), shorter.toString());
  }
}
