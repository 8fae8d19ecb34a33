package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.SentenceInput;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.run.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run says of how its rows enter, and of how its base was made to be fed. */
final class InputFacts {
  /** Enough pictures for their mean, few enough to cost nothing. */
  private static final int MEASURED_PICTURES = 32;

  private InputFacts() {}

  static Map<String, String> of(Plan plan, List<Integer> training) {
    Input input = plan.network().base().input();
    Map<String, String> facts = new TreeMap<>();
    facts.putAll(input.accept(new Named(Fact.INPUT_SIZE, Fact.INPUT_SCALING, Fact.INPUT)));
    Named expected =
        new Named(Fact.INPUT_SIZE_EXPECTED, Fact.INPUT_SCALING_EXPECTED, Fact.INPUT_EXPECTED);
    plan.network().base().expected().ifPresent(made -> facts.putAll(made.accept(expected)));
    facts.putAll(input.accept(new Numbers(plan.split().data(), training)));
    return facts;
  }

  private static <T> void put(Map<String, String> facts, Fact<T> fact, T value) {
    facts.put(fact.name(), fact.text(value));
  }

  /**
   * What an input is called: pictures have a size and a scaling.
   *
   * @param whole what is stated of any other
   */
  private record Named(Fact<Integer> size, Fact<String> scaling, Fact<String> whole)
      implements Input.Visitor<Map<String, String>> {
    @Override
    public Map<String, String> pictures(Preprocessing pictures) {
      Map<String, String> facts = new TreeMap<>();
      put(facts, size, pictures.size());
      put(facts, scaling, pictures.colourAndScaling());
      return facts;
    }

    @Override
    public Map<String, String> sentences(SentenceInput sentences) {
      return other(sentences);
    }

    @Override
    public Map<String, String> table(TableEncoding table) {
      return other(table);
    }

    @Override
    public Map<String, String> other(Input input) {
      return Map.of(whole.name(), whole.text(input.toString()));
    }
  }

  /** What the numbers of training rows are like. */
  private record Numbers(Examples data, List<Integer> training)
      implements Input.Visitor<Map<String, String>> {
    private List<Integer> some() {
      return training.subList(0, Math.min(training.size(), MEASURED_PICTURES));
    }

    @Override
    public Map<String, String> pictures(Preprocessing pictures) {
      return other(pictures);
    }

    /** The share of words that the base has no vector of their own for. */
    @Override
    public Map<String, String> sentences(SentenceInput input) {
      long unseen = 0;
      long words = 0;
      for (int row : training) {
        for (float number : data.numbers(row, input)) {
          unseen += input.standsForUnseen((int) number) ? 1 : 0;
          words += input.standsForAWord((int) number) ? 1 : 0;
        }
      }
      Map<String, String> facts = new TreeMap<>();
      put(facts, Fact.INPUT_UNSEEN, (double) unseen / words);
      return facts;
    }

    /** Columns that lie off to either side cancel in the mean over all numbers. */
    @Override
    public Map<String, String> table(TableEncoding encoding) {
      Map<String, String> facts = other(encoding);
      double farthest = 0;
      int place = 0;
      for (TableEncoding.Column column : encoding.columns()) {
        double sum = 0;
        for (int row : some()) {
          sum += data.numbers(row, encoding)[place];
        }
        double mean = sum / some().size();
        if (column instanceof NumberColumn && Math.abs(mean) > Math.abs(farthest)) {
          farthest = mean;
          put(facts, Fact.INPUT_FARTHEST, column.name());
          put(facts, Fact.INPUT_FARTHEST_MEAN, mean);
        }
        place += column.slots();
      }
      return facts;
    }

    /** Mean and deviation of all numbers. */
    @Override
    public Map<String, String> other(Input input) {
      double sum = 0;
      double squares = 0;
      long count = 0;
      for (int row : some()) {
        for (float value : data.numbers(row, input)) {
          sum += value;
          squares += (double) value * value;
          count++;
        }
      }
      double mean = sum / count;
      Map<String, String> facts = new TreeMap<>();
      put(facts, Fact.INPUT_MEAN, mean);
      put(facts, Fact.INPUT_DEVIATION, Math.sqrt(Math.max(0, squares / count - mean * mean)));
      return facts;
    }
  }
}
