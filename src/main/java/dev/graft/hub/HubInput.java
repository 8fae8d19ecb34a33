package dev.graft.hub;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a config says that pictures enter.
 *
 * @param preprocessing size, mean and deviation
 * @param notes what of it Graft does in another way
 */
record HubInput(Preprocessing preprocessing, List<String> notes) {
  private static final double LARGEST_PIXEL = 255;
  private static final List<String> RESAMPLING =
      List.of("nearest", "lanczos", "bilinear", "bicubic");

  static HubInput of(Path folder, HubConfig config) {
    HubConfig timm = config.within("pretrained_cfg");
    return timm.isEmpty()
        ? ofTransformers(HubConfig.read(folder.resolve("preprocessor_config.json")))
        : ofTimm(timm);
  }

  private static HubInput ofTimm(HubConfig config) {
    List<Integer> shape = config.wholes("input_size").orElse(List.of(3, 224, 224));
    Check.that(
        shape.size() == 3 && shape.get(0) == 3 && shape.get(1).equals(shape.get(2)),
        "\"input_size\" %s in %s must be three colours of a square",
        shape,
        config.file());
    List<String> notes = new ArrayList<>();
    config.text("interpolation").ifPresent(words -> notes.add(scaled(words)));
    config.number("crop_pct").filter(share -> share < 1).ifPresent(s -> notes.add(cropped(s)));
    return new HubInput(
        preprocessing(shape.get(1), config.numbers("mean"), config.numbers("std"), LARGEST_PIXEL),
        notes);
  }

  private static HubInput ofTransformers(HubConfig config) {
    List<String> notes = new ArrayList<>();
    if (config.isEmpty()) {
      notes.add("no preprocessor_config.json: ImageNet's usual size, mean and deviation are taken");
    }
    HubConfig sides = config.within("size");
    int size =
        config
            .within("crop_size")
            .whole("height")
            .or(() -> sides.whole("height"))
            .or(() -> sides.whole("shortest_edge"))
            .or(() -> config.whole("size"))
            .orElse(Preprocessing.imageNet().size());
    config
        .whole("resample")
        .filter(code -> code >= 0 && code < RESAMPLING.size())
        .ifPresent(code -> notes.add(scaled(RESAMPLING.get(code))));
    config.number("crop_pct").filter(share -> share < 1).ifPresent(s -> notes.add(cropped(s)));
    boolean plain = config.text("do_normalize").orElse("true").equals("false");
    Optional<List<Double>> mean =
        plain ? Optional.of(List.of(0.0, 0.0, 0.0)) : config.numbers("image_mean");
    Optional<List<Double>> deviation =
        plain ? Optional.of(List.of(1.0, 1.0, 1.0)) : config.numbers("image_std");
    checkSquare(config, config.within("crop_size"));
    checkSquare(config, sides);
    double largest = largest(config);
    return new HubInput(preprocessing(size, mean, deviation, largest), notes);
  }

  private static void checkSquare(HubConfig config, HubConfig sides) {
    Check.that(
        sides.whole("height").equals(sides.whole("width").or(() -> sides.whole("height"))),
        "sides %s in %s must be alike: Graft feeds squares; say madeFor(preprocessing) with one of"
            + " the two, where the net can take it",
        sides.values(),
        config.file());
  }

  /** What a pixel of 255 is before mean and deviation. */
  private static double largest(HubConfig config) {
    boolean raw = config.text("do_rescale").orElse("true").equals("false");
    double factor = raw ? 1 : config.number("rescale_factor").orElse(1 / LARGEST_PIXEL);
    Check.that(factor > 0, "\"rescale_factor\" (%s) in %s must be above 0", factor, config.file());
    double one = 1 / factor;
    return Math.abs(one - LARGEST_PIXEL) < 1e-6 ? LARGEST_PIXEL : one;
  }

  private static String scaled(String words) {
    return words
        + " scaling in training; Graft averages areas where it shrinks and is bilinear where it"
        + " enlarges";
  }

  private static String cropped(double share) {
    return Text.format(
        "the middle %s of each side was tested on; Graft takes the whole picture", share);
  }

  private static Preprocessing preprocessing(
      int size, Optional<List<Double>> mean, Optional<List<Double>> deviation, double one) {
    Preprocessing usual = Preprocessing.imageNet();
    return new Preprocessing(
        size,
        3,
        mean.map(shares -> pixels(shares, one)).orElse(usual.mean()),
        deviation.map(shares -> pixels(shares, one)).orElse(usual.deviation()));
  }

  private static List<Double> pixels(List<Double> shares, double one) {
    return shares.stream().map(share -> share * one).toList();
  }
}
