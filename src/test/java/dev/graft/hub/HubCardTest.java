package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.model.Card;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder says of training data and licence. */
class HubCardTest {
  @TempDir Path folder;

  private Card card(String readme, String config) throws IOException {
    Files.writeString(folder.resolve("README.md"), readme, StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("config.json"), config);
    return HubCard.of(folder, HubConfig.read(folder.resolve("config.json")));
  }

  @Test
  void theHeadOfTheReadmeIsRead() throws Exception {
    String head =
        "---\ntags:\n- a\nlicense: apache-2.0\ndatasets:\n- imagenet-1k\n- mine\nx: y\n- z\n";
    Card card = card(head + "---\nlicense: none\n", "{}");
    assertEquals("imagenet-1k, mine, as its README says", card.trainedOn());
    assertEquals("apache-2.0, as its README says", card.licence());
    assertEquals(folder.getFileName().toString(), card.name());
  }

  @Test
  void elseTheConfigElseNothing() throws Exception {
    String config = "{\"pretrained_cfg\": {\"tag\": \"a1_in1k\", \"license\": \"mit\"}}";
    Card card = card("# A net\n---\nlicense: none\n---\n", config);
    assertEquals("mit, as its config says", card.licence());
    assertEquals("not stated; its tag is a1_in1k", card.trainedOn());
    Card silent = card("", "{}");
    assertEquals("not stated", silent.licence());
    assertEquals("not stated", card("---\nlicense: mit\n", "{}").licence(), "no end of the head");
  }
}
