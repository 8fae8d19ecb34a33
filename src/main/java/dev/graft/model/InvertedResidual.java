package dev.graft.model;

import dev.graft.internal.Check;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionStage.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The block of MobileNetV2 and EfficientNet (Sandler et al. 2018, "MobileNetV2: Inverted Residuals
 * and Linear Bottlenecks"): expand by 1 x 1, filter each channel, project by 1 x 1 without an
 * activation. What came in is added where stride and channels let it.
 */
public final class InvertedResidual {
  private InvertedResidual() {}

  /**
   * The tensors of a convolution and its normalisation.
   *
   * @param kernels the tensor of the kernels
   * @param norm the prefix of the normalisation's four tensors
   */
  public record Layer(String kernels, String norm) {}

  /**
   * The block as a unit of a stage.
   *
   * @param layers names of the three layers, or of the last two where nothing is expanded
   * @param outer channels in and out, and kernel, stride and padding of the filter
   * @param expansion how many times as many channels there are within
   * @param epsilon added to the variance
   */
  public static Unit unit(List<Layer> layers, Geometry outer, int expansion, float epsilon) {
    int needed = expansion > 1 ? 3 : 2;
    Check.that(
        layers.size() == needed, "layers %s must be %d at expansion %d", layers, needed, expansion);
    int inner = outer.in() * expansion;
    List<Geometry> shapes = new ArrayList<>();
    if (expansion > 1) {
      shapes.add(new Geometry(outer.in(), inner, 1, 1, 1, outer.padding()));
    }
    shapes.add(new Geometry(inner, inner, outer.kernel(), outer.stride(), inner, outer.padding()));
    shapes.add(new Geometry(inner, outer.out(), 1, 1, 1, outer.padding()));
    List<ConvolutionSpec> chain = new ArrayList<>();
    for (int i = 0; i < needed; i++) {
      Clamp after = i < needed - 1 ? Clamp.RELU6 : Clamp.NONE;
      Layer layer = layers.get(i);
      chain.add(new ConvolutionSpec(layer.kernels(), layer.norm(), shapes.get(i), after, epsilon));
    }
    boolean added = outer.stride() == 1 && outer.in() == outer.out();
    return added ? Unit.residual(chain) : new Unit(chain);
  }
}
