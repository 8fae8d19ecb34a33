package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
  private enum Colour {
    RED,
    BLUE
  }

  private static String refusal(String json, Consumer<JsonFields> asking) {
    JsonFields fields = JsonFields.parse(json);
    return assertThrows(IllegalArgumentException.class, () -> asking.accept(fields)).getMessage();
  }

  @Test
  void everyNumberComesBackToTheBit() {
    List<Double> numbers = List.of(0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-3 * 3, 1e22);
    JsonObject json = new JsonObject();
    json.add("numbers", JsonFields.array(numbers));
    json.add("wholes", JsonFields.array(List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L)));
    json.addProperty("number", -0.0);
    JsonFields back = JsonFields.parse(json.toString());
    assertEquals(numbers, back.numbers("numbers"));
    assertEquals(List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L), back.wholes("wholes"));
    assertEquals(Double.valueOf(-0.0), back.number("number"));
  }

  @Test
  void textsObjectsAndConstantsComeBack() {
    JsonFields fields =
        JsonFields.parse("{\"a\": [\"x\", \"\"], \"b\": {\"c\": \"RED\"}, \"d\": [{\"e\": 3}]}");
    assertEquals(List.of("x", ""), fields.texts("a"));
    assertEquals(Colour.RED, fields.object("b").constant("c", Colour.class));
    assertEquals(3, fields.objects("d").get(0).integer("e"));
    assertTrue(fields.optional("f").isEmpty());
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsNamed() {
    assertEquals("b (missing) must be there, beside [a]", refusal("{\"a\": 1}", f -> f.text("b")));
    assertEquals("a (1) must be a text", refusal("{\"a\": 1}", f -> f.text("a")));
    assertEquals("a (1.5) must be a whole number", refusal("{\"a\": 1.5}", f -> f.integer("a")));
    assertEquals(
        "a (4294967296) must be a whole number",
        refusal("{\"a\": 4294967296}", f -> f.integer("a")));
    assertEquals("a (1e999999) must be finite", refusal("{\"a\": 1e999999}", f -> f.number("a")));
    assertEquals("a (\"1\") must be a number", refusal("{\"a\": \"1\"}", f -> f.number("a")));
    assertEquals("a (1) must be an array", refusal("{\"a\": 1}", f -> f.texts("a")));
    assertEquals("a (null) must be an object", refusal("{\"a\": null}", f -> f.object("a")));
    assertEquals(
        "no a 'GREEN'; did you mean 'RED'? Known: RED, BLUE",
        refusal("{\"a\": \"GREEN\"}", f -> f.constant("a", Colour.class)));
  }

  @Test
  void whatIsNoObjectIsShownInShort() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> JsonFields.parse("[" + "1,".repeat(99)))
            .getMessage();
    assertTrue(words.endsWith("...) must be a JSON object"), words);
    assertThrows(IllegalArgumentException.class, () -> JsonFields.parse("[".repeat(100_000)));
    assertThrows(IllegalArgumentException.class, () -> JsonFields.parse(""));
  }
}
