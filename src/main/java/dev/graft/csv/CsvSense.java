package dev.graft.csv;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which way a score is better, as far as its name says it. */
enum CsvSense {
  /** For certain, such as accuracy: what is declared against it is a slip. */
  HIGHER,
  /** Taken so, such as psnr, unless it is declared. */
  RATHER_HIGHER,
  /** For certain, such as rmse. */
  LOWER,
  /** Words of both senses, or of none: it must be declared, and may be either. */
  ASKED,
  /** No word that is known: taken as a score, unless it is declared. */
  NOT_KNOWN;

  /** Before the name proper stands whose rows it is of, and which of many. */
  private static final Set<String> FILLERS =
      Set.of(
          ("test testing holdout heldout val valid validation dev train training eval mean avg average"
                  + " median macro micro overall total best final last max min worst")
              .split(" "));

  private static final Set<String> ONE = Set.of("1", "one", "100");

  /** Rates of phones and of speakers; elsewhere mere words. */
  private static final Set<String> LAST = Set.of("per", "der");

  /** More of them in a second is more speed. */
  private static final Set<String> COUNTED =
      Set.of(
          ("samples images tokens frames iterations steps queries requests items examples sentences"
                  + " words batches")
              .split(" "));

  private static final Set<String> SECONDS =
      Set.of("second", "seconds", "sec", "s", "minute", "min", "hour", "h");

  /** What is false so is counted as an error. */
  private static final Set<String> FALSE =
      Set.of(
          ("positive positives negative negatives alarm alarms accept acceptance acceptances reject"
                  + " rejection rejections discovery discoveries match matches detection detections")
              .split(" "));

  /** What stands beside the word for an error and turns nothing: the mean, the rate, of words. */
  private static final Set<String> BESIDE =
      Set.of(
          ("a an absolute abs age angular average binary calibration categorical character class classification"
                  + " cls cross data expected false distance entropy focal hinge huber l log logistic mean median"
                  + " nll of percentage phone pixel position prediction rate rates ratio reconstruction"
                  + " regression relative root sample scaled sentence share sparse square"
                  + " squared symmetric the token top topk total training weighted word zero")
              .split(" "));

  static CsvSense of(String name) {
    List<String> all = CsvSenseWords.of(name);
    int start = 0;
    while (start < all.size() - 1 && FILLERS.contains(all.get(start))) {
      start++;
    }
    List<String> words = all.subList(start, all.size());
    if (words.isEmpty()) {
      return NOT_KNOWN;
    }
    if (LAST.contains(words.get(words.size() - 1)) || isRest(words)) {
      return ASKED;
    }
    int end =
        IntStream.range(1, words.size())
            .filter(i -> Set.of("at", "per", "to").contains(words.get(i)))
            .findFirst()
            .orElse(words.size());
    return end == words.size() ? ofWords(words) : ofHead(words, end);
  }

  /** A score that is taken from its best, such as 1-acc; the 1 of 1-shot stands before a word. */
  private static boolean isRest(List<String> words) {
    int next = words.size() > 1 && words.get(1).equals("minus") ? 2 : 1;
    return words.size() > next
        && ONE.contains(words.get(0))
        && ofWords(words.subList(next, next + 1)) != NOT_KNOWN;
  }

  /** What comes before "at" and "per" is the score, and what comes behind its condition. */
  private static CsvSense ofHead(List<String> words, int end) {
    CsvSense head = ofWords(words.subList(0, end));
    CsvSense whole = ofWords(words);
    List<String> behind = words.subList(end + 1, words.size());
    if (any(behind, word -> CsvSenseWords.isOfAScore(word) || CsvSenseWords.turns(word, true))) {
      return ASKED;
    }
    if (words.get(end).equals("to")) {
      return head == ASKED ? ASKED : whole;
    }
    boolean ofEach = words.get(end).equals("per");
    boolean speed = ofEach && end == 1 && COUNTED.contains(words.get(0)) && inTime(behind);
    if (speed || isFirstRank(words)) {
      return RATHER_HIGHER;
    }
    if (head != NOT_KNOWN) {
      return head;
    }
    return whole == NOT_KNOWN || ofEach && whole == HIGHER ? whole : ASKED;
  }

  private static boolean inTime(List<String> behind) {
    return !behind.isEmpty() && SECONDS.contains(behind.get(0));
  }

  private static CsvSense ofWords(List<String> words) {
    int lower = firstLower(words);
    boolean known = any(words, CsvSense::isGood);
    if (isOfAScore(words)) {
      return ASKED;
    }
    CsvSense turned = ofNegative(words, lower);
    if (turned != NOT_KNOWN) {
      return turned;
    }
    if (lower < words.size()) {
      return known || turns(words, lower) || !words.stream().allMatch(CsvSense::isOfAnError)
          ? ASKED
          : LOWER;
    }
    if (any(words, CsvSenseWords::isUnsure) && !isRankScore(words)) {
      return ASKED;
    }
    boolean notSaid = any(words, CsvSenseWords::isNotSaid);
    if (known || isFirstRank(words)) {
      return any(words, CsvSenseWords::isHigher) && !notSaid ? HIGHER : RATHER_HIGHER;
    }
    return notSaid ? ASKED : NOT_KNOWN;
  }

  private static boolean isGood(String word) {
    return CsvSenseWords.isHigher(word) || CsvSenseWords.isRatherHigher(word);
  }

  /** A word that nobody knows may say what became of the error: improvement_in_mae. */
  private static boolean isOfAnError(String word) {
    return CsvSenseWords.isLower(word)
        || BESIDE.contains(word)
        || FALSE.contains(word)
        || FILLERS.contains(word)
        || word.matches("\\d+");
  }

  private static boolean any(List<String> words, Predicate<String> kind) {
    return words.stream().anyMatch(kind);
  }

  private static int firstLower(List<String> words) {
    return IntStream.range(0, words.size())
        .filter(
            i ->
                CsvSenseWords.isLower(words.get(i))
                    || i > 0 && words.get(i).equals("entropy") && words.get(i - 1).equals("cross")
                    || i > 0 && FALSE.contains(words.get(i)) && words.get(i - 1).equals("false"))
        .findFirst()
        .orElse(words.size());
  }

  private static boolean isNegative(String word) {
    return word.equals("neg") || word.equals("negative");
  }

  /**
   * What scikit-learn turns round to be better the higher begins with "neg"; a likelihood turned
   * round is an error.
   */
  private static CsvSense ofNegative(List<String> words, int lower) {
    List<String> before = words.subList(0, lower);
    int first = before.indexOf("neg");
    first = first < 0 ? before.indexOf("negative") : first;
    if (first < 0 || first + 1 == words.size()) {
      return NOT_KNOWN;
    }
    List<String> behind = words.subList(first + 1, words.size());
    // Of the negative class, or turned round.
    if (any(behind, CsvSense::isNegative) || isGood(behind.get(0))) {
      return ASKED;
    }
    if (any(behind, CsvSense::isGood)) {
      return NOT_KNOWN;
    }
    if (lower < words.size()) {
      return words.get(first).equals("neg") ? RATHER_HIGHER : ASKED;
    }
    return behind.contains("likelihood") ? LOWER : NOT_KNOWN;
  }

  /** The variance that is explained is a score. */
  private static boolean isOfAScore(List<String> words) {
    boolean explained = words.contains("explained") && words.contains("variance");
    return words.stream()
        .filter(word -> !(explained && word.equals("variance")))
        .anyMatch(CsvSenseWords::isOfAScore);
  }

  private static boolean turns(List<String> words, int lower) {
    return IntStream.range(0, words.size())
        .anyMatch(i -> CsvSenseWords.turns(words.get(i), i > lower));
  }

  private static boolean isRankScore(List<String> words) {
    boolean ranks =
        words.stream()
            .filter(CsvSenseWords::isUnsure)
            .allMatch(word -> word.equals("rank") || word.equals("ranks"));
    return ranks && (isFirstRank(words) || any(words, CsvSenseWords::isRatherHigher));
  }

  /** Rank-1 is an accuracy. */
  private static boolean isFirstRank(List<String> words) {
    return IntStream.range(1, words.size())
        .anyMatch(
            i ->
                words.get(i).matches("\\d+")
                    && (words.get(i - 1).equals("rank")
                        || i > 1
                            && words.get(i - 1).equals("at")
                            && words.get(i - 2).equals("rank")));
  }
}
