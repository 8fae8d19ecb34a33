package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.show.Progress;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The picture of a training that is under way. */
class ProgressViewTest {
  private static final Progress.Curve SCRATCH =
      new Progress.Curve(
          "scratch", Progress.Kind.RESULT, List.of(0.0, 5.0, 10.0), List.of(0.0, 0.5, 1.0));
  private static final Progress.Curve SLY =
      new Progress.Curve("<b>&", Progress.Kind.SEARCH, List.of(0.0), List.of(0.25));

  private static String html(Progress.Curve... curves) {
    Map<String, Object> bundle =
        ProgressView.bundle(new Progress("1 of 2 < 3", 1, 0.4, 10, List.of(curves), List.of()));
    assertEquals("1 of 2 < 3", bundle.get("text/plain"));
    return bundle.get("text/html").toString();
  }

  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<x>" + html + "</x>")));
  }

  @Test
  void everyCurveIsALineInItsArmsColour() throws Exception {
    Document page = parsed(html(SCRATCH, SLY));
    Element first = (Element) page.getElementsByTagName("polyline").item(0);
    // By hand: 64 + 520 x / 10 across, 12 + 158 (1 - y) down.
    assertEquals("64.0,170.0 324.0,91.0 584.0,12.0", first.getAttribute("points"));
    assertEquals("#000000", first.getAttribute("stroke"));
    Element second = (Element) page.getElementsByTagName("polyline").item(1);
    assertEquals("2 4", second.getAttribute("stroke-dasharray"));
    assertFalse(second.getAttribute("stroke").equals("#000000"));
    assertTrue(page.getDocumentElement().getTextContent().contains("<b>&"), "named, as text");
  }

  @Test
  void theAxisHoldsWhatIsThereAndTheLevelsBehindIt() throws Exception {
    Progress.Curve high =
        new Progress.Curve("scratch", Progress.Kind.RESULT, List.of(0.0, 1.0), List.of(0.6, 0.85));
    Progress.Level chance = new Progress.Level("chance 0.500", 0.5);
    Progress progress = new Progress("", 1, 0.4, 1, List.of(high), List.of(chance));
    String html = ProgressView.bundle(progress).get("text/html").toString();
    Element line = (Element) parsed(html).getElementsByTagName("polyline").item(0);
    // By hand: from 0.5 to 0.9, 12 + 158 (0.9 - y) / 0.4 down.
    assertEquals("64.0,130.5 584.0,31.8", line.getAttribute("points"));
    assertTrue(html.contains("M64 170.0H584\" stroke=\"#777777\""), html);
    assertTrue(html.contains("chance 0.500</span>") && html.contains(">0.90<"), html);
  }

  @Test
  void beforeAnythingIsMeasuredThereIsNoPicture() throws Exception {
    String html = html();
    parsed(html);
    assertFalse(html.contains("<svg"));
    assertTrue(html.contains("1 of 2 &lt; 3") && html.contains("width:40.0%"), html);
  }

  @Test
  void manyLongCurvesStaySmallAndKeepTheirEnds() throws Exception {
    List<Double> passes = IntStream.range(0, 3000).mapToObj(i -> (double) i).toList();
    List<Double> values = passes.stream().map(x -> x / 3000).toList();
    List<Progress.Curve> curves = new ArrayList<>();
    for (int arm = 0; arm < 40; arm++) {
      curves.add(new Progress.Curve("arm " + arm, Progress.Kind.RESULT, passes, values));
    }
    Map<String, Object> bundle =
        ProgressView.bundle(new Progress("", 0, 0, 2999, curves, List.of()));
    String html = bundle.get("text/html").toString();
    assertTrue(html.length() < 60_000, html.length() + " characters");
    String points =
        ((Element) parsed(html).getElementsByTagName("polyline").item(39)).getAttribute("points");
    assertTrue(points.startsWith("64.0,170.0 ") && points.contains(" 584.0,12.1"), points);
    assertTrue(html.contains(" and 24 more"), "a legend of 16");
  }
}
