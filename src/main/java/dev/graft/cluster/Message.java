package dev.graft.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * A line between this process and the program that Spark started: a word that says what it is, and
 * what belongs to it.
 *
 * @param words the first one is the kind
 */
public record Message(List<String> words) {
  /** To the program: Spark's settings, name after value. */
  public static final String CONF = "conf";

  /** To the program: a file with plans, of which the next runs are. */
  public static final String PACK = "pack";

  /** To the program: a run by its key, and the key of the one that it continues, or nothing. */
  public static final String RUN = "run";

  /** From the program: a run by its key lies in the folder. */
  public static final String ENDED = "ended";

  /** From the program: a run by its key broke, and why. */
  public static final String BROKE = "broke";

  /** From the program: an executor cannot compute the runs, and why; none was begun. */
  public static final String UNFIT = "unfit";

  /** From the program: how many executors there are. */
  public static final String EXECUTORS = "executors";

  /** Before each line, since a library may print others. */
  private static final String MARK = "@graft ";

  private static final Gson GSON = new Gson();

  /** Copies the list. */
  public Message {
    words = List.copyOf(words);
  }

  /** A message of these words. */
  public static Message of(String... words) {
    return new Message(List.of(words));
  }

  /** The message of a line; empty for any other line. */
  public static Optional<Message> read(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      String[] words = GSON.fromJson(line.substring(MARK.length()), String[].class);
      return Optional.of(of(words)).filter(message -> !message.words().isEmpty());
    } catch (JsonSyntaxException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** What it is. */
  public String kind() {
    return words.get(0);
  }

  /** The k-th word behind the kind, from 1 on; the empty text where there is none. */
  public String word(int k) {
    return k < words.size() ? words.get(k) : "";
  }

  /** As one line. */
  public String line() {
    return MARK + GSON.toJson(words);
  }
}
