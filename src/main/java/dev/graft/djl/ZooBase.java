package dev.graft.djl;

import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.repository.zoo.Criteria;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Engines;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.io.IOException;

/**
 * A model of DJL's zoo, or one that lies in a folder or behind a URL, on its way to become a base:
 * an MXNet symbol or a TorchScript module, used whole as a frozen feature extractor. Its answers
 * are the features, or on MXNet what comes out below its last layers.
 *
 * <p>{@code ZooBase.of(Criteria.builder().setTypes(NDList.class, NDList.class)
 * .optEngine(Engines.name()).optModelPath(folder).build()).madeFor(input).base()}
 */
public final class ZooBase implements Shown {
  private static final String WITHOUT_NETWORK =
      "Without a network: EfficientNetLite0.imageNet() and FashionNet come with Graft,"
          + " Xception.imageNet(file) takes a file of weights, and optModelPath(folder) a model that"
          + " lies in a folder. With one: add %%maven ai.djl.%1$s:%1$s-model-zoo:0.36.0, and say"
          + " System.setProperty(\"ai.djl.offline\", \"false\") in the first cell";

  private final Criteria<?, ?> criteria;
  private final Preprocessing input;
  private final Card card;
  private final Manner manner;

  private ZooBase(Criteria<?, ?> criteria, Preprocessing input, Card card, Manner manner) {
    this.criteria = criteria;
    this.input = input;
    this.card = card;
    this.manner = manner;
  }

  private enum Code {
    REFUSED,
    ALLOWED
  }

  private record Manner(int withoutLast, Code code) {}

  /**
   * What DJL is to look for; only the block of what it finds is used, so that types and translator
   * of the criteria do not matter. Fed as ImageNet models mostly are until {@link #madeFor} says
   * otherwise: 224 pixels, (pixel / 255 - mean) / deviation by channel. Code in its folder is
   * refused until {@link #allowingCode}.
   */
  public static ZooBase of(Criteria<?, ?> criteria) {
    return new ZooBase(
        criteria,
        Preprocessing.imageNet(),
        new Card("zoo model", "not stated", "not stated"),
        WHOLE);
  }

  private static final Manner WHOLE = new Manner(0, Code.REFUSED);

  /** How pictures become its input. */
  public ZooBase madeFor(Preprocessing preprocessing) {
    return new ZooBase(criteria, preprocessing, card, manner);
  }

  /** Its name, what it was trained on and its licence. */
  public ZooBase withCard(Card other) {
    return new ZooBase(criteria, input, other, manner);
  }

  /**
   * The same without the last nodes of its graph, such as the classifier; MXNet alone can do so.
   *
   * @param nodes how many, at least 0
   */
  public ZooBase withoutLast(int nodes) {
    Check.atLeast("nodes", nodes, 0);
    return new ZooBase(criteria, input, card, new Manner(nodes, manner.code()));
  }

  /**
   * The same with the code that lies in the model's folder ({@code classes/}, jars, a {@code
   * blockFactory} in {@code serving.properties}), which runs with all of your rights; refused
   * otherwise. Nor are the sizes in its files checked then.
   */
  public ZooBase allowingCode() {
    return new ZooBase(criteria, input, card, new Manner(manner.withoutLast(), Code.ALLOWED));
  }

  /**
   * The base; loads the model once, to see what it answers. Call {@code frozen()} on it.
   *
   * @throws IllegalStateException if it is not there, saying what to use instead
   * @throws IllegalArgumentException if its folder holds code, or a file whose sizes cannot be true
   */
  public Base base() {
    ZooBackbone backbone = ZooBackbone.of(this);
    return Base.of(backbone, Weights::none, card).madeFor(input);
  }

  Preprocessing input() {
    return input;
  }

  int withoutLast() {
    return manner.withoutLast();
  }

  /** The live model, to be closed by the caller. */
  Model load() {
    String engine = Engines.current().getEngineName();
    try {
      boolean trusted = manner.code() == Code.ALLOWED;
      Model model = (trusted ? criteria : GuardedFactory.guarded(criteria)).loadModel();
      String found = model.getNDManager().getEngine().getEngineName();
      if (!found.equals(engine)) {
        model.close();
        throw new IllegalArgumentException(
            Text.format(
                    "engine of the zoo model (%s) must be %s, as the rest of Graft; add optEngine(\"%s\") to",
                    found, engine, engine)
                + " its criteria, or set graft.engine in the first cell");
      }
      return model;
    } catch (ModelException | IOException e) {
      throw new IllegalStateException(
          Text.format(
              "the zoo model cannot be loaded on %s: %s. %s",
              engine,
              e.getClass().getSimpleName()
                  + ", "
                  + String.valueOf(e.getMessage()).replaceAll("\\.+$", ""),
              Text.format(WITHOUT_NETWORK, engine.toLowerCase(java.util.Locale.ROOT))),
          e);
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "zoo model for %s%s; base() loads it",
        input, withoutLast() > 0 ? Text.format(", without its last %d nodes", withoutLast()) : "");
  }
}
