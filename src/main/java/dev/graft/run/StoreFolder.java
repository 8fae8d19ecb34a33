package dev.graft.run;

import dev.graft.internal.Folders;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How a store's files are written and read: beside and moved in one step, with the permissions that
 * the user's umask gives, and not through channels, which an interrupted thread closes.
 *
 * @param path of the store
 */
record StoreFolder(Path path) {
  /** How names of files begin that are being written. */
  static final String WRITING = ".writing-";

  /** How names of claims end. */
  static final String CLAIM = ".claim";

  private static final String DAMAGED = "damaged";

  /** No run is written for so long; what is older was left by a process that died. */
  private static final Duration LEFT = Duration.ofDays(1);

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What a file or a folder is; empty where there is none. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A file of a run to read, which is damaged without it. */
  static InputStream open(Path file) throws IOException, Damage {
    Optional<BasicFileAttributes> there = attributes(file);
    if (there.isEmpty() || !there.get().isRegularFile()) {
      throw new Damage(file.getFileName() + (there.isEmpty() ? " is missing" : " is not a file"));
    }
    return new FileInputStream(file.toFile());
  }

  static byte[] bytes(Path file) throws IOException, Damage {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  /** A name for what is being written. */
  private Path temporary() {
    return path.resolve(WRITING + UUID.randomUUID());
  }

  /** Writes a file to the disk; one that could not be written whole is not left. */
  private static void write(Path file, Content content) throws IOException {
    boolean whole = false;
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      content.writeTo(out);
      out.flush();
      out.getFD().sync();
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Puts a file in place of the one that may be there, in one step. */
  void replace(Path target, Content content) throws IOException {
    Files.createDirectories(path);
    Path temporary = temporary();
    try {
      write(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A file's name and what it is to hold. */
  record Named(String name, byte[] bytes) {}

  /** Adds a folder of files in one step; one that is there stays. */
  void add(Path target, List<Named> files) throws IOException {
    Files.createDirectories(path);
    Path temporary = temporary();
    try {
      Files.createDirectory(temporary);
      for (Named file : files) {
        write(temporary.resolve(file.name()), out -> out.write(file.bytes()));
      }
      move(temporary, target);
    } finally {
      Folders.delete(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      } // another process was faster with the same run
    }
  }

  /** Moves what is damaged out of the way; says where to. */
  Path setAside(Path file, String name) throws IOException {
    Path target = Files.createDirectories(path.resolve(DAMAGED)).resolve(name);
    return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes what processes that died long ago were writing, and their claims. */
  void sweep() throws IOException {
    Instant since = Instant.now().minus(LEFT);
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.filter(StoreFolder::leftBehind).toList()) {
        Optional<BasicFileAttributes> there = attributes(file);
        if (there.isPresent() && there.get().lastModifiedTime().toInstant().isBefore(since)) {
          Folders.delete(file);
        }
      }
    }
  }

  private static boolean leftBehind(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(WRITING) || name.endsWith(CLAIM);
  }

  /** Whether a run can be added: does so with a small one, and takes it away. */
  void tryOut() throws IOException {
    Files.createDirectories(path);
    Path temporary = temporary();
    try {
      Files.createDirectory(temporary);
      write(temporary.resolve("tried"), out -> out.write(new byte[1 << 16]));
    } finally {
      Folders.delete(temporary);
    }
  }

  /** The bytes that are free for this user; empty where the system does not say. */
  Optional<Long> free() {
    try {
      long free = Files.getFileStore(path).getUsableSpace();
      return free > 0 ? Optional.of(free) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the system said, for a sentence. */
  static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in its place";
    }
    if (e instanceof FileSystemException file && "Not a directory".equals(file.getReason())) {
      return Text.format(
          "Not a directory: %s is a file, so name another folder",
          LocalPath.nearest(Path.of(file.getFile())));
    }
    String reason =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    return e.getClass() == IOException.class
        ? reason
        : Text.format("%s (%s)", reason, e.getClass().getSimpleName());
  }
}
