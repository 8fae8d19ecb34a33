package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;

/**
 * Where arms stand that differ in how far one thing was turned.
 *
 * @param turned what was turned, with its unit where it has one: "stages removed"
 * @param places at least one; an arm may stand in several series
 */
public record Sweep(String turned, List<Place> places) implements Shown {
  private static final List<String> HEADERS = List.of("series", "at", "arm", "parameters");

  /** Copies the list. */
  public Sweep {
    places = List.copyOf(places);
    Check.that(!places.isEmpty(), "places (0) of a sweep must be at least 1");
  }

  /**
   * Where one arm stands.
   *
   * @param series the line that it belongs to
   * @param arm its name
   * @param position on the axis
   * @param label what stands there, such as a stage's name or the number
   * @param parameters all values of the network that a gradient can move, frozen ones included
   */
  public record Place(String series, String arm, double position, String label, long parameters)
      implements Shown {
    @Override
    public String toString() {
      return Text.format("%s at %s: %s, %,d parameters", series, label, arm, parameters);
    }
  }

  /** The series in their order. */
  public List<String> series() {
    return places.stream().map(Place::series).distinct().toList();
  }

  /** The arms in their order, each once. */
  public List<String> arms() {
    return places.stream().map(Place::arm).distinct().toList();
  }

  private List<List<String>> rows() {
    return places.stream()
        .map(p -> List.of(p.series(), p.label(), p.arm(), Text.format("%,d", p.parameters())))
        .toList();
  }

  private Sheet sheet() {
    return Sheet.of(turned).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
