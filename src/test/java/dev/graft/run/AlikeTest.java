package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlikeTest {
  private static Map<String, String> answers(String first, String second) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("frozen", first);
    answers.put("scratch", second);
    return answers;
  }

  @Test
  void theSameAnswersAreNotWorthASentenceBeforeOrAfter() {
    for (Alike alike : Alike.values()) {
      Map<String, String> same = answers("a", "a");
      assertEquals(Optional.empty(), alike.before(same), alike.name());
      assertEquals(Optional.empty(), alike.after(same), alike.name());
      for (String words :
          Stream.of(alike.before(answers("a", "b")), alike.after(answers("a", "b")))
              .map(Optional::orElseThrow)
              .toList()) {
        assertTrue(words.contains("frozen a") && words.contains("scratch b"), words);
      }
    }
  }

  @Test
  void controlsAreMadeToDifferInWhatTheyAreFed() {
    for (Alike alike : List.of(Alike.PICTURES, Alike.ROWS, Alike.BASES)) {
      assertFalse(alike.asks(true), alike.name());
      assertTrue(alike.asks(false), alike.name());
    }
    assertTrue(Alike.PASSES.asks(true), "a control has as many passes as an arm");
    assertTrue(Alike.AUGMENTATION.asks(true));
  }
}
