package dev.graft.hub;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which dict of what torch.save wrote has the weights: itself, or one within, as training scripts
 * save it beside an optimiser's state and an average of the weights over training ({@code
 * model_ema}).
 *
 * @param state tensors by name, among other things
 * @param notes what else could have been meant
 */
record Checkpoint(Map<?, ?> state, List<String> notes) {
  /** Where training scripts put the weights, the first that is there. */
  private static final List<String> WITHIN =
      List.of("state_dict", "model_state_dict", "model", "net", "weights");

  /**
   * Finds it.
   *
   * @param root what the pickle holds
   * @param tensor whether a value is a tensor
   * @throws IllegalArgumentException naming what is there instead
   */
  static Checkpoint of(Path file, Object root, Predicate<Object> tensor) {
    Map<?, ?> all = root instanceof Map<?, ?> map ? map : Map.of();
    if (holds(all, tensor)) {
      return new Checkpoint(all, List.of());
    }
    List<String> dicts =
        all.entrySet().stream()
            .filter(entry -> holds(entry.getValue(), tensor))
            .map(entry -> String.valueOf(entry.getKey()))
            .toList();
    Optional<String> found = WITHIN.stream().filter(dicts::contains).findFirst();
    Check.that(
        found.isPresent(),
        "%s is a pickle but no state dict: it holds %s and no tensor by name%s; save"
            + " torch.save(model.state_dict(), other)",
        file,
        kind(root, tensor),
        dicts.isEmpty() ? "" : Text.format(" outside of %s; %s", dicts, alone(dicts.get(0))));
    List<String> others = dicts.stream().filter(key -> !key.equals(found.get())).toList();
    return new Checkpoint(
        (Map<?, ?>) all.get(found.get()),
        others.isEmpty()
            ? List.of()
            : List.of(
                Text.format(
                    "'%s' taken, not '%s' beside it; to take that, %s",
                    found.get(), String.join("', '", others), alone(others.get(0)))));
  }

  private static String alone(String key) {
    return Text.format("save it alone, torch.save(torch.load(file)['%s'], other)", key);
  }

  private static boolean holds(Object value, Predicate<Object> tensor) {
    return value instanceof Map<?, ?> map
        && map.entrySet().stream()
            .anyMatch(entry -> entry.getKey() instanceof String && tensor.test(entry.getValue()));
  }

  private static String kind(Object root, Predicate<Object> tensor) {
    return root instanceof Map<?, ?> map
        ? "a dict with the keys " + map.keySet().stream().map(Objects::toString).toList()
        : tensor.test(root) ? "one tensor" : "no dict";
  }
}
