package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.graft.internal.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The process that computes a run.
 *
 * @param system whose process numbers these are: machine, start of the machine, and container
 * @param host the machine's name, for people
 * @param process its number
 * @param since when it began, in milliseconds since 1970; 0 if unknown
 */
record ClaimHolder(String system, String host, long process, long since) {
  private static final Gson GSON = new Gson();

  /** Two readings of a process's start differ by less. */
  private static final long SAME_START_MILLISECONDS = 2_000;

  private static final ClaimHolder HERE = ofThisProcess();

  static ClaimHolder here() {
    return HERE;
  }

  private static ClaimHolder ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    String host = hostName();
    String system = host + boot() + container();
    return new ClaimHolder(system, host, process.pid(), begun(process));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  /** Linux numbers processes anew at each start of a machine. */
  private static String boot() {
    try {
      return " " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** ... and in each container. */
  private static String container() {
    try {
      return " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static long begun(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** The one that a claim names; empty where it names none, as one being written. */
  static Optional<ClaimHolder> of(Path file) {
    try {
      if (StoreFolder.attributes(file).isEmpty()) {
        return Optional.empty();
      }
      String json = new String(StoreFolder.bytes(file), StandardCharsets.UTF_8);
      return Optional.ofNullable(GSON.fromJson(json, ClaimHolder.class))
          .filter(holder -> holder.system != null && holder.host != null);
    } catch (IOException | Damage | JsonParseException e) {
      return Optional.empty();
    }
  }

  String json() {
    return GSON.toJson(this);
  }

  boolean onThisSystem() {
    return system.equals(HERE.system);
  }

  boolean isThisProcess() {
    return equals(HERE);
  }

  /** Whether it still runs, asked on its own system. */
  boolean lives() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(found -> Math.abs(begun(found) - since) < SAME_START_MILLISECONDS)
        .isPresent();
  }

  @Override
  public String toString() {
    String where = Objects.equals(host, HERE.host) ? "this machine" : host;
    return Text.format("a process on %s (%d)", where, process);
  }
}
