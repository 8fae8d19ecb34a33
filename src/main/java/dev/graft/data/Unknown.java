package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Classes and categories whose name may say that nobody knows what it is. */
final class Unknown {
  /** Without the brackets around it. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(un-?labell?ed|unknown|unannotated|not labell?ed|no label|n/?a|\\?+|nan|nat|null|tbd"
              + "|undefined|\\\\n"
              + "|not (available|specified|stated|known|given|reported|recorded)|unspecified"
              + "|no (data|answer|response|information)|keine angabe|ohne angabe|k\\. ?a\\."
              + "|n/d|n\\. ?d\\.|non d[e\u00e9]fini|sin datos?|unbekannt|inconnu|desconocid[oa]|desconhecid[oa]"
              + "|sconosciut[oa]|onbekend|ok\u00e4nd|ukjent|nieznan[eya]|bilinmiyor"
              + "|\u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u043e"
              + "|n\\. ?k\\.|don['\u2019]?t know|do not know|not applicable|no reply|not answered"
              + "|wei(\u00df|ss) nicht|keine antwort|nicht bekannt|entf[\u00e4a]llt"
              + "|ne sait pas|sans r[\u00e9e]ponse|non (renseign|pr[\u00e9e]cis|communiqu|r[\u00e9e]pondu)[\u00e9e]?e?"
              + "|no sabe|no contesta|no responde|ns/nc|no especificad[oa]|sin (respuesta|informaci[\u00f3o]n)"
              + "|n[\u00e3a]o (sabe|informad[oa]|especificad[oa]|respondeu)|sem (dados|informa[\u00e7c][\u00e3a]o|resposta)"
              + "|non (so|risponde|indicato|disponibile|specificato)|nessun dato"
              + "|weet niet|n\\. ?v\\. ?t\\.?|geen (opgave|antwoord|gegevens)|niet (bekend|ingevuld)"
              + "|uppgift saknas|vet ej|ej angivet|ved ikke|uoplyst|vet ikke|ei tietoa|en osaa sanoa"
              + "|brak (danych|odpowiedzi)|nie wiem|nie dotyczy|neuvedeno|nev[\u00edi]m|belirtilmemi[\u015fs]|bilmiyor"
              + "|\u043d\u0435 \u0443\u043a\u0430\u0437\u0430\u043d[\u043e\u0430\u044b]?|\u043d\u0435\u0442 \u0434\u0430\u043d\u043d\u044b\u0445|\u043d\u0435\u0442 \u043e\u0442\u0432\u0435\u0442\u0430|\u043d/\u0434|\u043d\u0435 \u0437\u043d\u0430\u044e|\u043d\u0435 \u0432\u0456\u0434\u043e\u043c\u043e|\u043d\u0435\u0432\u0456\u0434\u043e\u043c\u043e"
              + "|\u7121\u56de\u7b54|\u672a\u56de\u7b54|\u7121\u8a18\u5165|\u308f\u304b\u3089\u306a\u3044|\u7f3a\u5931|\u672a\u63d0\u4f9b|\u672a\u586b\u5199?|\u4e0d\u8be6|\u4e0d\u77e5\u9053|\ubaa8\ub984|\ubb34\uc751\ub2f5"
              + "|\u672a\u77e5|\u4e0d\u660e)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The same of cells; a class of that name is one: a drawer that is empty, a call to S/D. */
  private static final Pattern CELLS =
      Pattern.compile(
          "(?iu)missing|blank|empty|leer|vac[i\u00ed]o|vide|n/k|s/d", Pattern.UNICODE_CASE);

  private static final Pattern BRACKETS = Pattern.compile("^[\\[_<( ]+|[\\]_>) ]+$");

  /** As a program writes it that has no value; none and nil may be an amount. */
  private static final Pattern PROGRAM = Pattern.compile("None|nil");

  /** With which the opposite of another class begins: not available, unlabeled. */
  private static final Pattern NOT = Pattern.compile("(?i)^(not |no |un-?)");

  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}.*");

  private Unknown() {}

  /** Classes of all rows whose class nobody said. */
  static Optional<DataNotes.Note> note(List<String> labels) {
    List<String> unknown = List.copyOf(among(labels));
    String words =
        Text.format(
            "Class %s may hold rows whose class nobody said, of any class: an answer that names the"
                + " right one counts as wrong; where it does, leave its rows out with only(...).",
            Listing.of(unknown));
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.CLASSES_IN_ONE, unknown.size(), words));
  }

  /** A category does no harm; that it may be a missing cell is said once, not at each verdict. */
  static Optional<DataNotes.Note> ofColumns(List<TableColumn> columns) {
    List<String> told = columns.stream().flatMap(one -> told(one).stream()).toList();
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.ARRANGEMENT,
                told.size(),
                Text.format(
                    "Categories that may say that nothing is known are categories as others are: %s."
                        + " Where such a cell is missing, read the file so; where it is a category,"
                        + " withCategories(\"...\") of the column takes this note away.",
                    Listing.of(told))));
  }

  private static List<String> told(TableColumn column) {
    if (column.isNumeric()) {
      return List.of();
    }
    Map<String, Integer> counts = new HashMap<>();
    column.texts().forEach(cell -> counts.merge(cell, 1, Integer::sum));
    TreeSet<String> unknown = among(counts.keySet());
    counts.keySet().stream()
        .filter(cell -> CELLS.matcher(BRACKETS.matcher(cell).replaceAll("")).matches())
        .forEach(unknown::add);
    return unknown.stream()
        .map(
            cell ->
                Text.format(
                    "%s in %s of '%s' (CsvOptions.withDefaults().withMissingIn(\"%s\", \"%s\"))",
                    cell,
                    Text.count(counts.get(cell), "row"),
                    column.name(),
                    column.name(),
                    cell.replace("\\", "\\\\")))
        .toList();
  }

  /** Those that may say so, of the different names of one thing, which are more than they. */
  private static TreeSet<String> among(Collection<String> names) {
    Map<String, String> plain =
        names.stream()
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> BRACKETS.matcher(name).replaceAll("")));
    TreeSet<String> unknown = new TreeSet<>();
    plain.forEach(
        (name, bare) -> {
          boolean opposite = NOT.matcher(bare).find() && isOneOf(plain, bare);
          boolean said = WORDS.matcher(bare).matches() && !opposite;
          if (said || PROGRAM.matcher(bare).matches() && isForeign(plain)) {
            unknown.add(name);
          }
        });
    return unknown;
  }

  private static boolean isOneOf(Map<String, String> plain, String name) {
    String other = NOT.matcher(name).replaceFirst("");
    return plain.values().stream().anyMatch(other::equalsIgnoreCase);
  }

  /** Whether all others begin otherwise: None beside Mild is a degree, beside cat and dog none. */
  private static boolean isForeign(Map<String, String> plain) {
    List<String> others =
        plain.values().stream().filter(name -> !PROGRAM.matcher(name).matches()).toList();
    return !others.isEmpty()
        && others.stream().noneMatch(name -> CAPITAL.matcher(name).matches())
        && (!plain.containsValue("nil")
            || others.stream().allMatch(name -> CsvCell.isNumber(name)));
  }
}
