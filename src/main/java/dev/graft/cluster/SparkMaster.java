package dev.graft.cluster;

import dev.graft.internal.Text;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Whether a master can be reached, asked before a process is started that asks for a minute. */
final class SparkMaster {
  private static final String SCHEME = "spark://";
  private static final int MILLISECONDS = 10_000;

  private SparkMaster() {}

  /**
   * Refuses a standalone master whose hosts take no connection; says nothing of other kinds.
   *
   * @throws IllegalArgumentException saying why
   */
  static void check(String master) {
    if (!master.startsWith(SCHEME)) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    for (String host : master.substring(SCHEME.length()).split(",")) {
      String reason = asked(host);
      if (reason.isEmpty()) {
        return;
      }
      reasons.add(reason);
    }
    throw new IllegalArgumentException(
        Text.format(
            "master (%s) must answer, but does not: %s; see that it runs"
                + " (sbin/start-master.sh) and that this machine reaches it. Its page, mostly on"
                + " port 8080, shows its address",
            master, String.join("; ", reasons)));
  }

  private static String asked(String host) {
    int colon = host.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(host.substring(colon + 1));
      socket.connect(new InetSocketAddress(host.substring(0, colon), port), MILLISECONDS);
      return "";
    } catch (UnknownHostException e) {
      return host + " is not known here";
    } catch (IOException e) {
      return host + ": " + e.getMessage();
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return host + " is not a host and a port, as in lab:7077";
    }
  }
}
