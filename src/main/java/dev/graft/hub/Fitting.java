package dev.graft.hub;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.ImageNetClasses;
import dev.graft.model.OldHead;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A file's tensors held against a net's.
 *
 * @param net what they should be of
 * @param file where they are
 * @param layout whose names they have
 * @param classes how many the file's classifier tells apart; 0 without one
 */
record Fitting(NamedNet net, StateDict file, Layout layout, int classes) {
  /** The names that fit best. */
  static Fitting of(NamedNet net, StateDict file) {
    Map<String, List<Integer>> shapes = file.shapes();
    Layout best =
        net.layouts().stream()
            .max(Comparator.comparingLong(layout -> named(net, layout, shapes)))
            .orElseThrow();
    List<Integer> matrix = shapes.get(net.classifier(best).matrix());
    int classes = matrix == null || matrix.size() != 2 ? 0 : matrix.get(0);
    return new Fitting(net, file, best, classes);
  }

  private static long named(NamedNet net, Layout layout, Map<String, List<Integer>> shapes) {
    return tensors(net, layout, 0).stream().filter(t -> shapes.containsKey(t.name())).count();
  }

  private static List<TensorSpec> tensors(NamedNet net, Layout layout, int classes) {
    List<TensorSpec> all = new ArrayList<>();
    net.stages(layout).stream().map(Stage::tensors).forEach(all::addAll);
    if (classes > 0) {
      NamedNet.Classifier head = net.classifier(layout);
      all.add(new TensorSpec(head.matrix(), Role.MATRIX, List.of(classes, net.features())));
      all.add(new TensorSpec(head.bias(), Role.BIAS, List.of(classes)));
    }
    return all;
  }

  private List<String> faults() {
    return WeightFile.faults(file.shapes(), tensors(net, layout, classes));
  }

  private void check() {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format(
                  "the weights of %s do not fit %s by the names of %s, faults: %d; %s:%n  ",
                  file.file(), net.name(), layout, faults.size(), wayOut())
              + String.join("\n  ", faults));
    }
    file.checkReadable(file.names());
  }

  private String wayOut() {
    return HubNets.usual().stream()
        .filter(other -> !other.equals(net) && of(other, file).faults().isEmpty())
        .map(other -> "they are those of " + other.name())
        .findFirst()
        .orElse("take the file of this architecture; it must have all of its tensors and no other");
  }

  /** The base, its old head on where the file has one. */
  Base base(Card card, List<String> oldClasses) {
    check();
    Base base = Base.of(net, lazily(), said(card)).madeFor(Preprocessing.imageNet());
    if (classes == 0) {
      return base;
    }
    NamedNet.Classifier head = net.classifier(Layout.TORCHVISION);
    return base.withOldHead(new OldHead(head.matrix(), head.bias(), names(oldClasses)));
  }

  private List<String> names(List<String> given) {
    if (given.size() == classes) {
      return given;
    }
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format(
              "old classes (%d) must be as many as the classifier of %s tells apart, %d",
              given.size(), file.file(), classes));
    }
    List<String> usual = ImageNetClasses.names();
    return classes == usual.size()
        ? usual
        : IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
  }

  private Card said(Card card) {
    if (file.notes().isEmpty()) {
      return card;
    }
    String licence = card.licence() + " (" + String.join("; ", file.notes()) + ")";
    return new Card(card.name(), card.trainedOn(), licence, card.trainedSeconds());
  }

  /** The weights by torchvision's names, read once. */
  private Supplier<Weights> lazily() {
    return new Supplier<>() {
      private Weights read;

      @Override
      public synchronized Weights get() {
        if (read == null) {
          read = read();
        }
        return read;
      }
    };
  }

  private Weights read() {
    List<TensorSpec> there = tensors(net, layout, classes);
    List<TensorSpec> ours = tensors(net, Layout.TORCHVISION, classes);
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < there.size(); i++) {
      names.put(there.get(i).name(), ours.get(i).name());
    }
    return file.weights(there.stream().map(TensorSpec::name).toList()).renamed(names::get);
  }
}
