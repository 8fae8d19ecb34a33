package dev.graft.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that a shell or a cloud's tools would understand and Java does not: it takes ~ and s3: for
 * the names of folders, and makes them.
 */
public final class LocalPath {
  private static final Pattern HOME = Pattern.compile("~[\\w.-]*");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{?([A-Za-z_]\\w*)\\}?|%([A-Za-z_]\\w*)%");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:(\\\\.*)?");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

  private LocalPath() {}

  /**
   * Returns a path that means what it says.
   *
   * @param name what it is the path of, such as "store"
   * @throws IllegalArgumentException if it begins with ~, a variable, a scheme such as s3: or a
   *     drive of another system
   */
  public static Path checked(String name, Path path) {
    wrong(path)
        .ifPresent(
            why -> {
              throw Check.brief(
                  new IllegalArgumentException(
                      Text.format(
                          "%s (%s) must be a path on this machine: %s. Where a folder is called"
                              + " so, give ./%s",
                          name, path, why, path)));
            });
    return path;
  }

  /** The same of what is to be read: what is there under such a name is taken. */
  public static Path toRead(String name, Path path) {
    return Files.exists(path) ? path : checked(name, path);
  }

  /** The path itself, absolute, or the nearest above it that is there: a folder, or a file. */
  public static Path nearest(Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static Optional<String> wrong(Path path) {
    boolean named = path.getRoot() == null && path.getNameCount() > 0;
    String first = named ? path.getName(0).toString() : "";
    Matcher variable = VARIABLE.matcher(first);
    Matcher scheme = SCHEME.matcher(first);
    if (HOME.matcher(first).matches()) {
      return Optional.of(home(first, path));
    }
    if (variable.matches()) {
      return Optional.of(
          Text.format(
              "Java does not put a value for %s; write System.getenv(\"%s\") + \"/%s\"",
              first, variable.group(variable.group(1) == null ? 2 : 1), rest(path)));
    }
    if (DRIVE.matcher(first).matches()) {
      return Optional.of("this one is of Windows; give it as this system names it");
    }
    boolean is = scheme.matches() && (first.endsWith(":") || isFile(scheme.group(1)));
    return is ? Optional.of(behind(scheme.group(1), path)) : Optional.empty();
  }

  private static String home(String first, Path path) {
    String whose =
        first.equals("~") ? Path.of(System.getProperty("user.home"), rest(path)).toString() : "";
    return Text.format(
        "a shell puts a home for %s, and Java does not; give the whole path%s",
        first, whose.isEmpty() ? "" : ", " + whose);
  }

  private static String behind(String scheme, Path path) {
    return isFile(scheme)
        ? Text.format(
            "this one is a URI; give what stands behind the scheme, %s",
            path.toString().replaceFirst("^\\w+:", "").replaceFirst("^(?!/)", "/"))
        : Text.format(
            "%s: is read by other tools; copy it to a folder here, or mount it, and give that",
            scheme);
  }

  private static boolean isFile(String scheme) {
    return scheme.toLowerCase(Locale.ROOT).equals("file");
  }

  private static String rest(Path path) {
    return path.getNameCount() < 2 ? "" : path.subpath(1, path.getNameCount()).toString();
  }
}
