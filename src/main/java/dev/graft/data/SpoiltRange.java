package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ranges of which a spreadsheet made dates: 10-Oct beside 0-9 and 20-29, for what was 10-10. */
final class SpoiltRange {
  private static final Pattern RANGE = Pattern.compile("\\d{1,3} ?[-\u2013] ?\\d{1,3}");

  private static final String MONTH =
      "(Jan|Feb|Mar|M\u00e4r|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)";

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}[-. ]{1,2}" + MONTH + "[.]?|" + MONTH + "[.]?[-. ]\\d{2}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private SpoiltRange() {}

  /**
   * What is said of them.
   *
   * @param what such as "Classes"
   * @param names the different ones
   */
  static Optional<DataNotes.Note> note(String what, Collection<String> names) {
    List<String> dates =
        names.stream().filter(name -> DATE.matcher(name.strip()).matches()).sorted().toList();
    boolean ranges = names.stream().anyMatch(name -> RANGE.matcher(name.strip()).matches());
    return dates.isEmpty() || !ranges
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.SPELLINGS,
                dates.size(),
                Text.format(
                    "%s that a spreadsheet may have made dates of, beside ranges of numbers: %s."
                        + AsWritten.WAY_OUT,
                    what,
                    Listing.of(dates))));
  }
}
