package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for the IJava kernel, which is in no registry: an entry class of the same name with the
 * same method, on the same base library.
 */
public final class IJava {
  private static JavaKernel kernel;

  private IJava() {}

  /** The running kernel; null where there is none. */
  public static JavaKernel getKernelInstance() {
    return kernel;
  }

  /** Runs a kernel until it is shut down; the argument is Jupyter's connection file. */
  public static void main(String[] arguments) throws Exception {
    String properties = Files.readString(Path.of(arguments[0]));
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(properties));
    kernel = new JavaKernel();
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    System.exit(0);
  }
}
