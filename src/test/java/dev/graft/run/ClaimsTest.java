package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  private static final String KEY = Sha256.of("a run");
  private static final ClaimHolder FAR = new ClaimHolder("far", "lab-7", 12, 0);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve(KEY + ".claim");
  }

  private void claimedBy(ClaimHolder holder) throws IOException {
    Files.writeString(file(), holder.json());
  }

  private void touched(int secondsAgo) throws IOException {
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minusSeconds(secondsAgo)));
  }

  /** A process of this machine that does nothing until it is killed. */
  private static Process sleeper() throws IOException {
    return new ProcessBuilder("sleep", "600").start();
  }

  private static ClaimHolder holder(ProcessHandle process) {
    long since = process.info().startInstant().orElseThrow().toEpochMilli();
    ClaimHolder here = ClaimHolder.here();
    return new ClaimHolder(here.system(), here.host(), process.pid(), since);
  }

  @Test
  void aRunIsTakenAndGivenBackWithoutALeftover() throws IOException {
    Claims claims = new Claims(folder);
    assertTrue(claims.take(KEY));
    assertTrue(Files.exists(file()));
    assertTrue(new Claims(folder).take(KEY), "threads of one process do not exclude each other");
    claims.release(KEY);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    assertTrue(claims.holder(KEY).isEmpty());
    assertEquals(List.of(), claims.notices());
  }

  @Test
  void theClaimOfALivingProcessHoldsAndThatOfADeadOneDoesNot() throws Exception {
    Process other = sleeper();
    try {
      claimedBy(holder(other.toHandle()));
      touched(100_000);
      assertFalse(new Claims(folder).take(KEY), "it lives, whatever the clock says");
      assertEquals(
          Optional.of("a process on this machine (" + other.pid() + ")"),
          new Claims(folder).holder(KEY));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertTrue(new Claims(folder).take(KEY), "it was killed");
    assertEquals(Optional.of(ClaimHolder.here()), ClaimHolder.of(file()));
    new Claims(folder).release(KEY);
    assertFalse(Files.exists(file()));
  }

  @Test
  void aNumberThatAnotherProcessGotMeanwhileIsNotTheHolder() throws Exception {
    Process other = sleeper();
    try {
      ClaimHolder holder = holder(other.toHandle());
      claimedBy(new ClaimHolder(holder.system(), holder.host(), holder.process(), 1));
      assertTrue(new Claims(folder).take(KEY));
    } finally {
      new Claims(folder).release(KEY);
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void theClaimOfAnotherMachineHoldsWhileItIsTouched() throws IOException {
    claimedBy(FAR);
    assertFalse(new Claims(folder).take(KEY));
    assertEquals(Optional.of("a process on lab-7 (12)"), new Claims(folder).holder(KEY));
    touched(50);
    assertFalse(new Claims(folder).take(KEY));
    touched(70);
    assertTrue(new Claims(folder).take(KEY));
    new Claims(folder).release(KEY);
  }

  /**
   * The file system's clock was set back: a living process would have touched it by the new one.
   */
  @Test
  void aClaimFromTheFutureIsThatOfNobody() throws IOException {
    claimedBy(FAR);
    touched(-50);
    assertFalse(new Claims(folder).take(KEY));
    touched(-100_000);
    assertTrue(new Claims(folder).take(KEY));
    new Claims(folder).release(KEY);
  }

  @Test
  void whatNamesNobodyHoldsForAMinute() throws IOException {
    for (String content : List.of("", "{", "null", "{}", "[1]")) {
      Files.writeString(file(), content);
      assertFalse(new Claims(folder).take(KEY), content);
      assertEquals(Optional.empty(), new Claims(folder).holder(KEY), content);
      touched(70);
      assertTrue(new Claims(folder).take(KEY), content);
      new Claims(folder).release(KEY);
    }
  }

  @Test
  void aBeatMakesAClaimFreshUnlessAnotherTookItOver() throws IOException {
    Claims claims = new Claims(folder);
    claims.take(KEY);
    touched(1000);
    ClaimHeartbeat.touch();
    Instant beat = Files.getLastModifiedTime(file()).toInstant();
    assertTrue(beat.isAfter(Instant.now().minusSeconds(100)), beat::toString);
    claimedBy(FAR);
    touched(1000);
    ClaimHeartbeat.touch();
    assertEquals(Optional.of(FAR), ClaimHolder.of(file()));
    claims.release(KEY);
    assertEquals(Optional.of(FAR), ClaimHolder.of(file()), "it is not ours to delete");
  }

  @Test
  void aStoppedThreadGivesItsRunBack() {
    Claims claims = new Claims(folder);
    claims.take(KEY);
    Thread.currentThread().interrupt();
    try {
      claims.release(KEY);
      assertFalse(Files.exists(file()));
      assertTrue(claims.take(KEY));
      claims.release(KEY);
      assertFalse(Files.exists(file()));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void whereNoClaimCanBeWrittenTheRunIsComputedAndItIsSaid() throws IOException {
    Path none = Files.writeString(folder.resolve("a file"), "");
    Claims claims = new Claims(none);
    assertTrue(claims.take(KEY));
    claims.release(KEY);
    String said = String.join("", claims.notices());
    assertTrue(said.contains("another process on the same store may compute them too"), said);
    assertTrue(said.contains("a file"), said);
  }

  @Test
  void oldClaimsAreSweptAway() throws IOException {
    claimedBy(FAR);
    touched(2 * 24 * 3600);
    RunStore.at(folder).tryOut(1);
    assertFalse(Files.exists(file()));
  }
}
