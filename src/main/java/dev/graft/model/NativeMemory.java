package dev.graft.model;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** Memory outside the Java heap. */
public final class NativeMemory {
  private NativeMemory() {}

  /** The C library of Linux; others lack this call. */
  private interface GnuLibrary extends Library {
    int malloc_trim(NativeLong pad);
  }

  /**
   * Gives the machine back what runs have freed and the C library keeps for later: 0.2 to 1.6 GB
   * after some experiments. Nothing happens where the library knows no such call.
   */
  public static void trim() {
    if (System.getProperty("os.name").startsWith("Linux")) {
      try {
        Native.load("c", GnuLibrary.class).malloc_trim(new NativeLong(0));
      } catch (LinkageError e) {
        return; // not glibc
      }
    }
  }
}
