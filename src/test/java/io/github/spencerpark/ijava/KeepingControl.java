package io.github.spencerpark.ijava;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets in this process, on a thread of their own, and keeps the values themselves. */
final class KeepingControl extends DirectExecutionControl {
  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private volatile FutureTask<Object> running = new FutureTask<>(() -> null);

  static ExecutionControlProvider provider(KeepingControl control) {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "keeping";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control;
      }
    };
  }

  /** Keeps the value in place of its text, and returns what it can be taken with. */
  @Override
  protected String invoke(Method snippet) throws Exception {
    FutureTask<Object> task = new FutureTask<>(() -> snippet.invoke(null));
    running = task;
    new Thread(task, "IJava-executor").start();
    try {
      String key = UUID.randomUUID().toString();
      Object value = task.get();
      if (value != null) {
        values.put(key, value);
      }
      return key;
    } catch (CancellationException e) {
      throw new StoppedException();
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof InvocationTargetException thrown
              ? thrown.getCause()
              : e.getCause();
      String message = String.valueOf(cause.getMessage());
      throw new UserException(message, cause.getClass().getName(), cause.getStackTrace());
    }
  }

  Optional<Object> taken(String key) {
    return Optional.ofNullable(values.remove(key));
  }

  @Override
  public void stop() {
    running.cancel(true);
  }
}
