package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The folder of one run: {@code run.json}, which states its own sum and that of the tensors.
 *
 * @param run what it holds
 * @param tensorsSum SHA-256 of the tensors beside it; of a run that came without them empty
 * @param summed whether run.json stated its own sum; those of earlier versions do not
 */
record RunFile(Run run, String tensorsSum, boolean summed) {
  static final String RUN = "run.json";
  static final String TENSORS = "tensors.safetensors";

  private static final String NO_TENSORS = "";

  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** What run.json holds. */
  private record Entry(int format, String sum, String tensorsSum, Run run) {}

  /** The files of a run, to be written. */
  static List<StoreFolder.Named> files(Run run, byte[] tensors) {
    return List.of(
        new StoreFolder.Named(RUN, json(run, Sha256.of(tensors))),
        new StoreFolder.Named(TENSORS, tensors));
  }

  /** The one file of a run whose tensors stay where it was trained. */
  static StoreFolder.Named withoutTensors(Run run) {
    return new StoreFolder.Named(RUN, json(run, NO_TENSORS));
  }

  /** The run on one line: a line for each of its numbers is twice as long and slower to read. */
  private static byte[] json(Run run, String tensorsSum) {
    String text =
        "{\n  \"format\": %d,\n  \"sum\": \"%s\",\n  \"tensorsSum\": \"%s\",\n  \"run\": %s\n}\n";
    return Summed.closed(
        Text.format(text, Summed.FORMAT, Summed.OPEN, tensorsSum, GSON.toJson(run)));
  }

  /** The run as one that was not trained here, unless it says already where it was. */
  Run stored(Instant made) {
    if (run.states(Fact.STORED)) {
      return run;
    }
    String day = LocalDate.ofInstant(made, ZoneOffset.UTC).toString();
    String engine = run.text(Fact.ENGINE) + " " + run.text(Fact.ENGINE_VERSION);
    return run.withFact(
        Fact.STORED, Text.format("trained on %s, %s, %s", day, run.text(Fact.OS), engine));
  }

  /** The bytes of a run.json that states its sum. */
  byte[] json() {
    return json(run, tensorsSum);
  }

  /** The run.json in a run's folder, if it is whole and that of this run. */
  static RunFile read(Path entry, String key) throws IOException, Damage {
    String text = Summed.text(StoreFolder.bytes(entry.resolve(RUN)));
    boolean summed = Summed.sound(text);
    Entry read = parsed(text, summed);
    if (read == null || read.run() == null || read.tensorsSum() == null) {
      throw new Damage("run.json lacks a part");
    }
    if (!read.run().key().equals(key)) {
      throw new Damage("run.json is not that of this run");
    }
    RunChecks.check(read.run());
    return new RunFile(read.run(), read.tensorsSum(), summed);
  }

  // Gson wraps what a record's constructor throws in a plain RuntimeException.
  private static Entry parsed(String text, boolean summed) throws Damage {
    try {
      Entry entry = GSON.fromJson(text, Entry.class);
      if (!summed && (entry.format() != Summed.WITHOUT || entry.sum() != null)) {
        throw new JsonParseException("it is not of a format that this version of Graft reads");
      }
      return entry;
    } catch (RuntimeException e) {
      throw new Damage("run.json is not what was written: " + e.getMessage());
    }
  }

  /** Throws unless the tensors are those that belong to the run. */
  void checkTensors(Path entry) throws IOException, Damage {
    if (tensorsSum.equals(NO_TENSORS)) {
      return;
    }
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(StoreFolder.open(entry.resolve(TENSORS)), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    checkSum(Sha256.hex(digest.digest()));
  }

  /** The tensors, if they are those that belong to the run. */
  byte[] tensors(Path entry) throws IOException, Damage {
    if (tensorsSum.equals(NO_TENSORS)) {
      throw new IllegalArgumentException(
          Text.format(
              "the run in %s came without its tensors, which suffices for verdicts; to predict with"
                  + " it, save it or train it on, train it here: experiment.again().run()",
              entry));
    }
    byte[] all = StoreFolder.bytes(entry.resolve(TENSORS));
    checkSum(Sha256.of(all));
    return all;
  }

  private void checkSum(String sum) throws Damage {
    if (!sum.equals(tensorsSum)) {
      throw new Damage("the tensors do not have the sum in run.json");
    }
  }
}
