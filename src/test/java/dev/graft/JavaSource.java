package dev.graft;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Lines of Java from a page, compiled against what the tests see. */
public final class JavaSource {
  private JavaSource() {}

  /**
   * What the compiler has to say of a source; nothing where it compiles.
   *
   * @param folder where the source and its classes are written
   */
  public static String errors(Path folder, String source) throws Exception {
    Path file = Files.writeString(folder.resolve("Lines.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file)).call();
    }
    return errors.toString();
  }
}
