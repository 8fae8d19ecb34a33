package dev.graft.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A thread that computes with the engine. MXNet keeps what a thread once took, 15 to 140 MB, until
 * the process ends, whether the thread lives or not. So threads are made once for all experiments
 * and never ended; the one that was used last is used first, so that there are never more than once
 * computed at the same time.
 *
 * <p>They belong to the outermost group of threads: a kernel stops all that a cell's own group
 * holds.
 */
final class EngineThread extends Thread {
  private static final Deque<EngineThread> IDLE = new ArrayDeque<>();
  private static final ClassLoader OWN = EngineThread.class.getClassLoader();
  private static int made;

  private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();

  /** What a thread does, and whom it tells once it can be used again. */
  private record Work(Runnable action, Runnable idleAgain) {}

  private EngineThread(int number) {
    super(outermost(), null, "graft-run-" + number, 0, false);
    setDaemon(true);
    setContextClassLoader(OWN); // whoever comes first must not be kept in memory by it
  }

  private static ThreadGroup outermost() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /**
   * Does this on a thread that is idle, or on a new one where none is.
   *
   * @param action must not throw
   */
  static synchronized void perform(Runnable action, Runnable idleAgain) {
    EngineThread thread = IDLE.poll();
    if (thread == null) {
      thread = new EngineThread(++made);
      thread.start();
    }
    thread.work.add(new Work(action, idleAgain));
  }

  private static synchronized void idle(EngineThread thread) {
    IDLE.push(thread);
  }

  /** How many there are, idle ones included. */
  static synchronized int made() {
    return made;
  }

  @Override
  public void run() {
    while (true) {
      try {
        Work next = work.take();
        next.action().run();
        setContextClassLoader(OWN);
        idle(this);
        next.idleAgain().run();
      } catch (InterruptedException e) {
        Thread.interrupted(); // meant for nobody: a task is stopped by way of its EngineTask
      }
    }
  }
}
