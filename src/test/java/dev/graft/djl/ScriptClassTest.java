package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes in TorchScript's text. */
class ScriptClassTest {
  private static final String TEXT =
      """
      class Two(Module):
        __parameters__ = ["bias", ]
        __buffers__ = []
        bias : Tensor
        __annotations__["0"] = __torch__.Linear
        def forward(self: __torch__.Two,
          x: Tensor,
          mask: Optional[List[int]]=None) -> Tuple[Tensor, Tensor]:
          _0 = getattr(self, "0")
          return ((_0).forward(x, ), x)
        def branch(self: __torch__.Two, x: Tensor) -> Tensor:
          if bool(x):
            y = x
          else:
            y = torch.neg(x)
          return y
      def free(x: Tensor) -> Tensor:
        return x
      class Linear(Module):
        weight : Tensor
      """;

  @Test
  void membersAndMethodsAreRead() {
    Map<String, ScriptClass> all = ScriptClass.in("__torch__", TEXT);
    assertEquals(List.of("__torch__.Two", "__torch__.Linear"), List.copyOf(all.keySet()));
    ScriptClass two = all.get("__torch__.Two");
    assertEquals(Map.of("bias", "Tensor", "0", "__torch__.Linear"), two.members());
    ScriptClass.Method forward = two.methods().get("forward");
    assertEquals(List.of("x", "mask"), List.copyOf(forward.arguments().keySet()));
    assertEquals("Tuple[Tensor, Tensor]", forward.answers());
    assertEquals(
        List.of("_0 = getattr(self, \"0\")", "return ((_0).forward(x, ), x)"), forward.lines());
    assertTrue(forward.straight());
    assertFalse(two.methods().get("branch").straight());
  }
}
