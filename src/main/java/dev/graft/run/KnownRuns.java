package dev.graft.run;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs that this process has read and found whole, as long as memory allows and their files are the
 * same: an experiment asks for each of its runs several times. Whose file was written a moment ago
 * is not kept, since one written again within the clock's step would look the same.
 */
final class KnownRuns {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Map<Path, Known> ALL = new ConcurrentHashMap<>();

  private KnownRuns() {}

  /** What tells one content of a file from another without reading it. */
  private record Stamp(long size, FileTime written, Object file) {
    private static Optional<Stamp> of(Path path) throws IOException {
      return StoreFolder.attributes(path).map(Stamp::of);
    }

    private static Stamp of(BasicFileAttributes file) {
      return new Stamp(file.size(), file.lastModifiedTime(), file.fileKey());
    }

    private boolean settled(Instant now) {
      return written.toInstant().isBefore(now.minus(STEP));
    }
  }

  private record Known(Stamp json, Optional<Stamp> tensors, SoftReference<RunFile> file) {}

  /** The run in this folder, read again only where its files are not those that were read. */
  static RunFile read(Path entry, String key) throws IOException, Damage {
    Path place = entry.toAbsolutePath().normalize();
    Instant now = Instant.now();
    Optional<Stamp> json = Stamp.of(entry.resolve(RunFile.RUN));
    Optional<Stamp> tensors = Stamp.of(entry.resolve(RunFile.TENSORS));
    Known known = ALL.get(place);
    if (known != null
        && json.filter(known.json()::equals).isPresent()
        && tensors.equals(known.tensors())) {
      RunFile file = known.file().get();
      if (file != null) {
        return file;
      }
    }
    RunFile file = RunFile.read(entry, key);
    file.checkTensors(entry);
    if (json.filter(s -> s.settled(now)).isPresent()
        && tensors.stream().allMatch(s -> s.settled(now))) {
      ALL.put(place, new Known(json.get(), tensors, new SoftReference<>(file)));
    }
    return file;
  }
}
