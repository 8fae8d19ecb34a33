package dev.graft.hub;

import dev.graft.model.Backbone;
import dev.graft.model.NamedNets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nets of this package by their names. */
public final class HubNets implements NamedNets {
  /** For the service loader. */
  public HubNets() {}

  @Override
  public Optional<Backbone> named(String name) {
    return Stream.of(ResNet.named(name), MobileNetV2.named(name), EfficientNetLite.named(name))
        .flatMap(found -> found.map(Backbone.class::cast).stream())
        .findFirst();
  }

  /** Those that files are mostly of. */
  static List<NamedNet> usual() {
    return List.of(
        ResNet.of(18),
        ResNet.of(34),
        ResNet.of(50),
        ResNet.of(101),
        ResNet.of(152),
        new MobileNetV2(50),
        MobileNetV2.usual(),
        new MobileNetV2(140));
  }

  static String words() {
    return usual().stream().map(Backbone::name).collect(Collectors.joining(", "));
  }
}
