package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The unfinished runs of a store, a file each: the length of a JSON text, that text, tensors as a
 * safetensors file, and the SHA-256 sum of all that. A file is written beside and moved in one
 * step, so that another process sees the old one or the new one. Nothing here breaks a run: what
 * cannot be read or written is named.
 */
public final class Checkpoints {
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();
  private static final int SUM_BYTES = 32;

  private final Path folder;
  private final Set<String> notices = Collections.synchronizedSet(new LinkedHashSet<>());

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Writes tensors. */
  public interface Tensors {
    /** Writes them as the bytes of a safetensors file. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** A checkpoint that is whole, and the bytes of its safetensors file. */
  public record Found(Checkpoint checkpoint, byte[] tensors) {}

  private Path file(String key) {
    return folder.resolve(RunKey.checked(key) + ".checkpoint");
  }

  /** The run's checkpoint, if it is there, whole, and made with the same. */
  public Optional<Found> find(String key, String madeWith) {
    Path file = file(key);
    try {
      if (StoreFolder.attributes(file).isEmpty()) {
        return Optional.empty();
      }
      Found found = read(StoreFolder.bytes(file));
      Check.that(found.checkpoint().key().equals(key), "it is of another run");
      Check.that(
          found.checkpoint().madeWith().equals(madeWith),
          "it was made with %s, this is %s",
          found.checkpoint().madeWith(),
          madeWith);
      return Optional.of(found);
    } catch (IOException | Damage | RuntimeException e) {
      notices.add(Text.format("checkpoint %s: %s; the run began anew", file, e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether the run was begun and stopped. */
  public boolean has(String key) {
    return Files.exists(file(key));
  }

  private static Found read(byte[] bytes) {
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes, 0, Math.max(0, bytes.length - SUM_BYTES));
      MessageDigest sum = Sha256.digest();
      sum.update(content.duplicate());
      byte[] written = Arrays.copyOfRange(bytes, content.limit(), bytes.length);
      Check.that(Arrays.equals(sum.digest(), written), "it is damaged");
      byte[] json = new byte[content.getInt()];
      content.get(json);
      byte[] tensors = new byte[content.remaining()];
      content.get(tensors);
      String text = new String(json, StandardCharsets.UTF_8);
      return new Found(GSON.fromJson(text, Checkpoint.class), tensors);
    } catch (BufferUnderflowException | NegativeArraySizeException | JsonParseException e) {
      throw new IllegalArgumentException("it is damaged", e);
    }
  }

  /** Keeps a checkpoint in place of the run's last one. */
  public void save(Checkpoint checkpoint, Tensors tensors) {
    try {
      new StoreFolder(folder)
          .replace(file(checkpoint.key()), out -> write(out, checkpoint, tensors));
    } catch (IOException e) {
      notices.add(
          Text.format(
              "cannot keep checkpoints in %s: %s; a run that is stopped begins anew",
              folder, e.getMessage()));
    }
  }

  private static void write(OutputStream file, Checkpoint checkpoint, Tensors tensors)
      throws IOException {
    MessageDigest sum = Sha256.digest();
    OutputStream plain = new BufferedOutputStream(file);
    DataOutputStream out = new DataOutputStream(new DigestOutputStream(plain, sum));
    byte[] json = GSON.toJson(checkpoint).getBytes(StandardCharsets.UTF_8);
    out.writeInt(json.length);
    out.write(json);
    tensors.writeTo(out);
    out.flush();
    plain.write(sum.digest());
    plain.flush();
  }

  /** Forgets a run that is done. */
  public void remove(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      notices.add(Text.format("cannot remove checkpoint %s: %s", file(key), e.getMessage()));
    }
  }

  /** What could not be read, written or removed, each with the reason. */
  public List<String> notices() {
    synchronized (notices) {
      return List.copyOf(notices);
    }
  }

  @Override
  public String toString() {
    return "checkpoints of unfinished runs in " + folder;
  }
}
