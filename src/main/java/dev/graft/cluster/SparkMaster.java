package dev.graft.cluster;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a master can be reached, asked before a process is started that asks for a minute. */
final class SparkMaster {
  private static final String SCHEME = "spark://";
  private static final int MILLISECONDS = 10_000;

  private static final Pattern NAME =
      Pattern.compile(
          "spark://.+|k8s://.+|yarn|local|local\\[([1-9]\\d*|\\*)( *, *\\d+)?\\]|local-cluster\\[.+\\]");

  private SparkMaster() {}

  /**
   * Refuses what no Spark calls a master.
   *
   * @throws IllegalArgumentException with how they are called
   */
  static void checkName(String master) {
    Check.that(
        NAME.matcher(master).matches(),
        "master (%s) must be called as Spark does: spark://host:port, yarn, k8s://https://host:port,"
            + " or local[2] or local[*] for this machine. The page of a standalone one, mostly on"
            + " port 8080, shows its name",
        master);
  }

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
