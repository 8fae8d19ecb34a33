package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingNoteTest {
  private static TrainingNote read(String text) throws IOException {
    return TrainingNote.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    TrainingNote note = new TrainingNote(Optional.of(12.5));
    assertEquals("seconds=12.5\n", note.text());
    assertEquals(note, read(note.text()));
    assertEquals(new TrainingNote(Optional.empty()), read(""));
  }

  @Test
  void theCardSaysHowLongTheTrainingTookWhereItIsKnown() {
    Card card = new Card("net", "digits", "Apache-2.0");
    assertEquals("net. Trained on: digits. Licence: Apache-2.0.", card.toString());
    assertEquals(
        "net. Trained on: digits, for 1,250 s. Licence: Apache-2.0.",
        card.withTrainedSeconds(Optional.of(1250.0)).toString());
    assertEquals(
        Optional.of(3.0),
        card.withTrainedSeconds(Optional.of(3.0)).withName("half a net").trainedSeconds());
    assertEquals(
        "trainedSeconds (-1.0) must be at least 0, or unknown",
        assertThrows(
                IllegalArgumentException.class, () -> card.withTrainedSeconds(Optional.of(-1.0)))
            .getMessage());
  }

  @Test
  void theShippedSourcesSayTheirTimeWhereItWasRecorded() {
    assertEquals(Optional.empty(), FashionNet.clothing().card().trainedSeconds());
    // as the program that trained it printed it
    assertEquals(190.5, FashionNet.shuffled(50).card().trainedSeconds().orElseThrow(), 0.05);
  }
}
