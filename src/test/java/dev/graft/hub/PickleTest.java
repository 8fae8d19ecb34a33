package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Python's pickle.dumps gave, as hexadecimal numbers. */
class PickleTest {
  private static final Map<String, Object> PICKLED =
      Map.ofEntries(
          Map.entry("80024b0158010000006171004740040000000000008771012e", List.of(1L, "a", 2.5)),
          Map.entry(
              "8002284afdffffff4d2c014a701101008a060000000000018a060000000000ff7471002e",
              List.of(-3L, 300L, 70000L, 1L << 40, -(1L << 40))),
          Map.entry("80025d71002888895d7101652e", List.of(true, false, List.of())),
          Map.entry("80027d71005802000000c3bc71014b01857102732e", Map.of("ü", List.of(1L))),
          Map.entry(
              "8004951a000000000000007d94288c02c3bc944b0185948c0162945d94284b014b0265752e",
              Map.of("ü", List.of(1L), "b", List.of(1L, 2L))),
          Map.entry("80049505000000000000004e2986942e", List.of(Pickle.None.NONE, List.of())));

  private static final Pickle.Calls NO_CALLS =
      new Pickle.Calls(
          name -> {
            throw new IllegalArgumentException("no " + name);
          },
          (function, arguments) -> function,
          identity -> identity);

  private static Object read(String hex) {
    return Pickle.read(HexFormat.of().parseHex(hex), NO_CALLS);
  }

  @Test
  void numbersAndText() {
    PICKLED.forEach((hex, value) -> assertEquals(value, read(hex)));
  }

  @Test
  void aNameThatIsNotKnownIsRefused() {
    // pickle.dumps(print, 2) and pickle.dumps(print, 4)
    for (String hex :
        List.of(
            "8002635f5f6275696c74696e5f5f0a7072696e740a71002e",
            "8004951600000000000000" + "8c086275696c74696e73948c057072696e74949394" + "2e")) {
      String words = assertThrows(IllegalArgumentException.class, () -> read(hex)).getMessage();
      assertTrue(words.matches("no (__builtin__|builtins)\\.print"), words);
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(RuntimeException.class, () -> read("8002"));
    assertThrows(IllegalArgumentException.class, () -> read("80024b014b02612e"));
    assertThrows(IllegalArgumentException.class, () -> read("800268072e"));
    assertThrows(IllegalArgumentException.class, () -> read("80024b01522e"));
    assertThrows(IllegalArgumentException.class, () -> read("80027d5d4b01732e"), "a list as key");
    assertThrows(IllegalArgumentException.class, () -> read("8002690a2e"));
  }
}
