package dev.graft.hub;

import dev.graft.internal.Check;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads what a state dict is pickled with (Python's pickletools, protocols 2 to 4) and runs
 * nothing: numbers, text, lists, tuples and dicts are made here, a function of Python's is a name,
 * and what a call of it gives is decided by the caller. All else is refused.
 */
final class Pickle {
  /** The first byte since protocol 2. */
  static final int PROTOCOL = 0x80;

  private static final Object MARK = new Object();

  private final ByteBuffer in;
  private final Calls calls;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /** Python's None, which a deque does not hold. */
  enum None {
    NONE
  }

  /**
   * A class or function by its name.
   *
   * @param name with its module
   */
  record Global(String name) {}

  /** An object that is not made, only passed over: what a training script kept beside weights. */
  record Aside(String name) {}

  /**
   * What the reader does not know itself.
   *
   * @param known which names may be there at all; throws for others
   * @param call what a call gives
   * @param persistent what stands for something outside
   */
  record Calls(
      Function<String, Global> known,
      BiFunction<Global, List<?>, Object> call,
      Function<List<?>, Object> persistent) {}

  private Pickle(byte[] bytes, Calls calls) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.calls = calls;
  }

  /** The one value of a pickle. */
  static Object read(byte[] bytes, Calls calls) {
    Pickle pickle = new Pickle(bytes, calls);
    while (true) {
      int place = pickle.in.position();
      int code = pickle.in.get() & 0xff;
      if (code == '.') {
        return pickle.stack.pop();
      }
      Check.that(
          pickle.number(code) || pickle.text(code) || pickle.group(code) || pickle.refer(code),
          "opcode 0x%x at byte %d is none that a state dict needs",
          code,
          place);
    }
  }

  private boolean push(Object value) {
    stack.push(value);
    return true;
  }

  private boolean number(int code) {
    return switch (code) {
      case 'N' -> push(None.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (in.get() & 0xff));
      case 'M' -> push((long) (in.getShort() & 0xffff));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(whole(bytes(in.get() & 0xff)));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      default -> false;
    };
  }

  private static long whole(byte[] little) {
    Check.that(little.length <= Long.BYTES, "a number of %d bytes is too long", little.length);
    long value = little.length > 0 && little[little.length - 1] < 0 ? -1 : 0;
    for (int i = little.length - 1; i >= 0; i--) {
      value = value << 8 | little[i] & 0xff;
    }
    return value;
  }

  private byte[] bytes(long length) {
    Check.that(
        length >= 0 && length <= in.remaining(),
        "a text of %d bytes is longer than the file",
        length);
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private String utf8(long length) {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (char next = (char) in.get(); next != '\n'; next = (char) in.get()) {
      line.append(next);
    }
    return line.toString();
  }

  private boolean text(int code) {
    return switch (code) {
      case PROTOCOL -> skip(1);
      case 0x95 -> skip(8);
      case 0x8c, 'U' -> push(utf8(in.get() & 0xff));
      case 'X', 'T' -> push(utf8(in.getInt() & 0xffffffffL));
      case 'c' -> push(calls.known().apply(line() + "." + line()));
      case 0x93 -> {
        Object name = stack.pop();
        yield push(calls.known().apply(stack.pop() + "." + name));
      }
      default -> false;
    };
  }

  private boolean skip(int bytes) {
    bytes(bytes);
    return true;
  }

  private boolean group(int code) {
    return switch (code) {
      case '(' -> push(MARK);
      case '}' -> push(new LinkedHashMap<>());
      case ']' -> push(new ArrayList<>());
      case ')' -> push(List.of());
      case 't' -> push(List.copyOf(marked()));
      case 0x85, 0x86, 0x87 -> push(last(code - 0x84));
      case 'a' -> append(last(1));
      case 'e' -> append(marked());
      case 's' -> set(last(2));
      case 'u' -> set(marked());
      case '0' -> stack.pop() != null;
      default -> false;
    };
  }

  private List<Object> marked() {
    List<Object> values = new ArrayList<>();
    for (Object value = stack.pop(); value != MARK; value = stack.pop()) {
      values.add(0, value);
    }
    return values;
  }

  private List<Object> last(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, stack.pop());
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private boolean append(List<Object> values) {
    Check.that(stack.peek() instanceof ArrayList, "what is appended to must be a list");
    return ((List<Object>) stack.peek()).addAll(values) || true;
  }

  @SuppressWarnings("unchecked")
  private boolean set(List<Object> pairs) {
    Check.that(stack.peek() instanceof Map && pairs.size() % 2 == 0, "keys must be a dict's");
    for (int i = 0; i < pairs.size(); i += 2) {
      boolean plain = pairs.get(i) instanceof String || pairs.get(i) instanceof Number;
      Check.that(plain, "a dict's keys must be text or numbers");
      ((Map<Object, Object>) stack.peek()).put(pairs.get(i), pairs.get(i + 1));
    }
    return true;
  }

  private boolean refer(int code) {
    return switch (code) {
      case 'q' -> remember(in.get() & 0xff);
      case 'r' -> remember(in.getInt());
      case 0x94 -> remember(memo.size());
      case 'h' -> push(remembered(in.get() & 0xff));
      case 'j' -> push(remembered(in.getInt()));
      case 'Q' -> push(calls.persistent().apply(list(stack.pop())));
      case 'R', 0x81 -> {
        List<?> arguments = list(stack.pop());
        Check.that(stack.peek() instanceof Global, "what is called must be a function");
        yield push(calls.call().apply((Global) stack.pop(), arguments));
      }
      // The attributes of a dict, such as the versions of its modules, are left aside.
      case 'b' ->
          stack.pop() != null && (stack.peek() instanceof Map || stack.peek() instanceof Aside);
      default -> false;
    };
  }

  private boolean remember(int place) {
    memo.put(place, stack.peek());
    return true;
  }

  private Object remembered(int place) {
    Check.that(memo.containsKey(place), "nothing was remembered as %d", place);
    return memo.get(place);
  }

  private static List<?> list(Object value) {
    Check.that(value instanceof List, "arguments must be a tuple");
    return (List<?>) value;
  }
}
