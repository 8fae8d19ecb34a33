package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.plotly.components.Figure;

class TablesawFigureTest {
  @ParameterizedTest
  @MethodSource("dev.graft.chart.ChartFixtures#all")
  void tablesawFigureHasTheSameTitleAndAxes(Chart chart) {
    Figure figure = chart.figure();
    String script = figure.asJavascript("target");
    assertTrue(script.contains("title: '" + chart.title() + "'"), script);
    assertTrue(script.contains("title: '" + chart.y().label() + "'"), script);
    assertTrue(figure.getTraces().length > 0);
  }
}
