package dev.graft.experiment;

import dev.graft.data.Images;
import dev.graft.data.Pixels;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.SentenceInput;
import dev.graft.input.TableEncoding;
import dev.graft.internal.Check;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An example of the user's: each arm's base makes its own numbers of it. */
interface Asked {
  /** The example as it is shown. */
  String words();

  /**
   * Its numbers for a base.
   *
   * @throws IllegalArgumentException if the base takes something else, or knows nothing of it
   */
  float[] numbers(Input input);

  /**
   * A picture: jpg, png, gif, bmp or tif of any size, read when its numbers are first asked for.
   */
  static Asked picture(Path path) {
    return new Asked() {
      private BufferedImage image;

      @Override
      public String words() {
        return path.getFileName().toString();
      }

      @Override
      public float[] numbers(Input input) {
        Preprocessing pictures = Preprocessing.of(input, "predict(picture)");
        if (image == null) {
          image = Images.read(path);
        }
        return Pixels.of(image, pictures);
      }
    };
  }

  /** A sentence. */
  record Sentence(String words) implements Asked {
    @Override
    public float[] numbers(Input input) {
      Optional<SentenceInput> sentences = input.as(SentenceInput.class);
      Check.that(
          sentences.isPresent(),
          "predict(sentence) needs a base for sentences, but this one takes %s: %s; a picture is"
              + " asked for by its path, predict(Path.of(...))",
          input.takes(),
          input);
      SentenceInput known = sentences.orElseThrow();
      Check.that(
          known.knows(words),
          "sentence '%s' must have a word that the base knows, %s; ask in other words",
          words,
          input);
      return known.numbers(words);
    }
  }

  /**
   * A row of a table.
   *
   * @param cells by the names of their columns; more than a base asks for do no harm
   */
  record Row(Map<String, ?> cells) implements Asked {
    /** Copies the map. */
    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    @Override
    public String words() {
      return cells.entrySet().stream()
          .map(cell -> cell.getKey() + " " + cell.getValue())
          .sorted()
          .collect(Collectors.joining(", "));
    }

    @Override
    public float[] numbers(Input input) {
      Optional<TableEncoding> table = input.as(TableEncoding.class);
      Check.that(
          table.isPresent(),
          "predict(row) needs a base for rows of a table, but this one takes %s: %s",
          input.takes(),
          input);
      return table.orElseThrow().numbers(cells);
    }
  }
}
