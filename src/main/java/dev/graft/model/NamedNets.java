package dev.graft.model;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Makes nets by their names, so that saved networks of them are loaded without more words; a
 * service, as {@link ServiceLoader} finds it.
 */
public interface NamedNets {
  /** The net of this name; empty for a name that is not one of its own. */
  Optional<Backbone> named(String name);

  /** The net of this name, whoever makes it. */
  static Optional<Backbone> anywhere(String name) {
    return ServiceLoader.load(NamedNets.class, NamedNets.class.getClassLoader()).stream()
        .flatMap(maker -> maker.get().named(name).stream())
        .findFirst();
  }
}
