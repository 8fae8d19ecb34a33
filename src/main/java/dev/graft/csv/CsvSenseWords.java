package dev.graft.csv;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words in the names of scores, and which way each says that a score is better. */
final class CsvSenseWords {
  /** Better the lower, for certain. */
  private static final Set<String> LOWER =
      set(
          "rmse mse mae mape ape smape msle rmsle brier wer cer ter eer nll bce loss losses logloss"
              + " crossentropy xent perplexity ppl ece mce error errors err fid kid deviance regret"
              + " misclassification misclass misclassified hamming hausdorff chamfer hd95 assd crps"
              + " pinball lpips epe mpjpe mase wape wmape mdape medae rae rse rmspe fpr fpr95 fnr frr"
              + " bpc bpb bpd aic bic forgetting kl kld kldiv jsd wasserstein emd latency hinge hter acer"
              + " apcer bpcer miss misses mistakes fdr collision unfairness disparity inertia mpiw"
              + " daviesbouldin intervalwidth");

  /** Better the higher, for certain. */
  private static final Set<String> HIGHER =
      set("accuracy acc f1 auc auroc precision recall r2 kappa mcc tpr");

  /** Better the higher, as a rule; rank correlations and reciprocal ranks are scores, too. */
  private static final Set<String> RATHER_HIGHER =
      set(
          "correlation corr spearman kendall reciprocal mrr rho tau ic biserial explained fps"
              + " throughput similarity psnr ssim iou miou dice jaccard bleu rouge ndcg auprc aupr"
              + " specificity sensitivity tnr tar");

  /** Of these one wants less in one place and more in another, whatever score stands beside. */
  private static final Set<String> UNSURE =
      set("rank ranks risk cost costs distance distances divergence entropy false hd");

  /** What is said of a score or of an error: more of it may be either. */
  private static final Set<String> OF_A_SCORE =
      set(
          "gap drop std stdev stddev sd var variance deviation delta diff difference change decrease"
              + " decline reduction degradation minus inverse inverted negated complement attack"
              + " attacker leakage membership mia");

  /** An error that is kept away or made less is better the higher, wherever the word stands. */
  private static final Set<String> TURNED =
      set(
          "saved avoided reduced prevented detected corrected removed explained improved robustness"
              + " resilience tolerance savings");

  /** The same where it stands behind the error: error_detection, and not detection_error. */
  private static final Set<String> TURNED_BEHIND =
      set("free less detection correction gain improvement skill recovery");

  /** No direction by itself; a score whose name has one of them beside is one all the same. */
  private static final Set<String> NOT_SAID =
      set(
          "time times sec secs second seconds ms millis milliseconds minute minutes hour hours duration"
              + " runtime walltime wallclock elapsed speed ranking place position params parameters"
              + " flops gflops macs gmacs memory mem ram vram size bytes bits kb mb gb steps epochs"
              + " iterations iters episodes energy power joules watts kwh co2 emissions carbon far bias"
              + " uncertainty length price usd eur tp tn fp fn sce ade fde ae absrel rel silog mcd rtf"
              + " dist mmd toxicity hallucination hallucinations calibration levenshtein aer mer jer"
              + " ergas niqe brisque fvd fad dtw delay lag overhead failure failures violations"
              + " collisions crashes");

  /** The same in other languages, without their marks. */
  private static final Set<String> ELSEWHERE =
      set(
          "zeit dauer abstand kosten abweichung hata kayip sure gecikme perte duree temps cout ecart"
              + " tiempo perdida coste costo duracion desviacion erro perda tempo custo errore perdita"
              + " durata fout verlies tijd afwijking blad strata czas koszt fel forlust feil fejl chyba"
              + " hiba virhe eroare greska galat");

  private static final Pattern STEMS = Pattern.compile(".*(fehler|verlust|laufzeit|erreur).*");
  private static final Pattern ERRORS = Pattern.compile(".*(loss|mse|err|error)");

  /** Several words that say it together alone. */
  private static final Pattern DAVIES_BOULDIN =
      Pattern.compile("(?i)davies\\W*_?bouldin(\\W*_?(index|score))?");

  private static final Pattern INTERVAL_WIDTH = Pattern.compile("(?i)interval\\W*_?width");
  private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern FOREIGN = Pattern.compile(".*[\\p{L}&&[^\\p{IsLatin}]]\\p{L}.*");

  private CsvSenseWords() {}

  private static Set<String> set(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * The words of a name, in small letters without marks, the same wherever the reader lives; a
   * leading minus is "neg", and @ is "at".
   */
  static List<String> of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String told = plain.strip().replaceFirst("^[-\u2212\u2013]", "neg ").replace("@", " at ");
    told = DAVIES_BOULDIN.matcher(told).replaceAll("daviesbouldin");
    told = INTERVAL_WIDTH.matcher(told).replaceAll("intervalwidth");
    List<String> words = new ArrayList<>();
    for (String word : WORD_ENDS.split(told)) {
      Stream<String> parts = isKnown(small(word)) ? Stream.of(word) : CAMEL.splitAsStream(word);
      parts.map(CsvSenseWords::small).filter(part -> !part.isEmpty()).forEach(words::add);
    }
    return List.copyOf(words);
  }

  private static String small(String word) {
    // Letters that have no mark to take off.
    return word.toLowerCase(Locale.ROOT).replace('\u0131', 'i').replace('\u0142', 'l');
  }

  private static boolean isKnown(String word) {
    return Stream.of(LOWER, HIGHER, RATHER_HIGHER, NOT_SAID, UNSURE, OF_A_SCORE)
        .anyMatch(words -> words.contains(word));
  }

  static boolean isLower(String word) {
    return LOWER.contains(word) || LOWER.contains(bare(word)) || ERRORS.matcher(word).matches();
  }

  static boolean isHigher(String word) {
    return HIGHER.contains(word) || HIGHER.contains(bare(word));
  }

  static boolean isRatherHigher(String word) {
    return RATHER_HIGHER.contains(word);
  }

  static boolean isUnsure(String word) {
    return UNSURE.contains(word);
  }

  static boolean isOfAScore(String word) {
    return OF_A_SCORE.contains(word);
  }

  static boolean turns(String word, boolean behind) {
    return TURNED.contains(word) || behind && TURNED_BEHIND.contains(word);
  }

  /** Also any word in letters that none of ours is written in. */
  static boolean isNotSaid(String word) {
    return NOT_SAID.contains(word)
        || ELSEWHERE.contains(word)
        || STEMS.matcher(word).matches()
        || FOREIGN.matcher(word).matches();
  }

  /** Without a number behind it, as in acc5. */
  private static String bare(String word) {
    return word.replaceFirst("\\d+$", "");
  }
}
