package dev.graft.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server over HTTPS whose certificate it wrote itself, trusted and not trusted. */
class MlflowHttpsTest {
  private static final String PASSWORD = "changeit";
  private static final List<String> TOKENS = new CopyOnWriteArrayList<>();

  private static HttpsServer server;
  private static ExecutorService threads;
  private static SSLContext trusted;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    trusted = context(certificate(folder.resolve("own.p12")));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(trusted));
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          TOKENS.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] answer =
              "{\"experiment\":{\"experiment_id\":\"7\"}}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static KeyStore certificate(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=own",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, made.waitFor(), said);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    // What trusts the certificate is a store that holds it without its key.
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("own", store.getCertificate("own"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static String address(String scheme) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void certificateThatIsNotTrustedIsToldWithTheWayOut() {
    MlflowServer unknown = MlflowServer.at(address("https")).withToken("secret");
    int before = TOKENS.size();
    String said =
        assertThrows(TrackerException.class, () -> unknown.runs("emoji").read()).getMessage();
    assertTrue(said.startsWith("MLflow at " + address("https") + " cannot be trusted"), said);
    assertTrue(said.contains("-Djavax.net.ssl.trustStore=FILE"), said);
    assertEquals(before, TOKENS.size(), "the token went to a server that is not trusted");
  }

  @Test
  void certificateThatIsTrustedLetsTheTokenThrough() {
    MlflowAccess access = MlflowAccess.of(address("https"), Map.of()).withToken("secret");
    MlflowRest rest = new MlflowRest(access, HttpClient.newBuilder().sslContext(trusted));
    assertTrue(rest.get("experiments/get", Map.of("experiment_id", "7")).has("experiment"));
    assertEquals("Bearer secret", TOKENS.get(TOKENS.size() - 1));
  }

  @Test
  void plainAddressOfSuchServerIsToldInWords() {
    MlflowServer plain = MlflowServer.at(address("http"));
    String said =
        assertThrows(TrackerException.class, () -> plain.runs("emoji").read()).getMessage();
    assertTrue(said.startsWith("MLflow at " + address("http") + " breaks off"), said);
    assertTrue(said.endsWith("with https:// where it speaks that alone"), said);
  }
}
