/** Records in, tables and pictures out: the only room that knows Plotly and XChart. */
package dev.graft.chart;
