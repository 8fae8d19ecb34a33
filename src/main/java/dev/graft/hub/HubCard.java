package dev.graft.hub;

import dev.graft.internal.Text;
import dev.graft.model.Card;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a folder says of training data and licence: the lines between two lines of dashes at the
 * head of README.md, else the config.
 */
final class HubCard {
  private static final String DASHES = "---";

  /** UTF-8 may be damaged in a text of others; this reads any bytes, and keys are ASCII. */
  private static final Charset ANY = StandardCharsets.ISO_8859_1;

  private HubCard() {}

  static Card of(Path folder, HubConfig config) {
    List<String> lines = front(folder.resolve("README.md"));
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    String trainedOn =
        values(lines, "datasets")
            .map(all -> String.join(", ", all) + ", as its README says")
            .orElseGet(
                () ->
                    config
                        .within("pretrained_cfg")
                        .text("tag")
                        .map(tag -> "not stated; its tag is " + tag)
                        .orElse("not stated"));
    String licence =
        values(lines, "license")
            .map(all -> String.join(", ", all) + ", as its README says")
            .or(
                () ->
                    config
                        .within("pretrained_cfg")
                        .text("license")
                        .map(l -> l + ", as its config says"))
            .orElse("not stated");
    return new Card(name, trainedOn, licence);
  }

  private static List<String> front(Path readme) {
    if (!Files.isRegularFile(readme)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(readme, ANY);
      int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(DASHES);
      return end > 0 && lines.get(0).equals(DASHES) ? lines.subList(1, end + 1) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot read %s", readme), e);
    }
  }

  /** "key: value", or a line "- value" for each below "key:". */
  private static Optional<List<String>> values(List<String> lines, String key) {
    List<String> found = new ArrayList<>();
    boolean within = false;
    for (String line : lines) {
      String text = line.strip();
      if (within && text.startsWith("- ")) {
        found.add(text.substring(2).strip());
      } else {
        within = text.equals(key + ":");
        if (text.startsWith(key + ": ")) {
          found.add(text.substring(key.length() + 1).strip());
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
