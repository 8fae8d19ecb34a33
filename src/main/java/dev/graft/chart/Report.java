package dev.graft.chart;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.ComparisonView;
import dev.graft.analysis.Verdict;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A comparison as one page to hand on: verdicts, what weakens them, methods, tables and all
 * pictures, in an HTML file that needs nothing else, neither scripts nor a network.
 */
public final class Report implements Shown {
  private final Comparison comparison;
  private final Optional<IntFunction<Thumbnail>> thumbnails;

  private Report(Comparison comparison, Optional<IntFunction<Thumbnail>> thumbnails) {
    this.comparison = comparison;
    this.thumbnails = thumbnails;
  }

  /** The report of a comparison. */
  public static Report of(Comparison comparison) {
    return new Report(comparison, Optional.empty());
  }

  /**
   * With pictures or sentences of the rows that were lost and won, such as {@code split::thumbnail}
   * of the split that the runs were made on.
   */
  public Report withThumbnails(IntFunction<Thumbnail> source) {
    return new Report(comparison, Optional.of(source));
  }

  /** The charts that it holds, in their order. */
  public List<Chart> pictures() {
    return ReportPictures.of(comparison);
  }

  /** The page. */
  public String html() {
    return ReportPage.of(comparison, pictures(), new ReportDetails(comparison, thumbnails));
  }

  /**
   * Writes the page, in place of one that is there, and makes its folder.
   *
   * @return where it is
   * @throws UncheckedIOException if it cannot be written
   * @throws CancellationException if it is stopped; what was there stays
   */
  public Path save(Path file) {
    Path target = LocalPath.checked("report", file).toAbsolutePath();
    Path temporary = target.resolveSibling(".writing-" + UUID.randomUUID() + ".html");
    try {
      Files.createDirectories(target.getParent());
      try {
        String page = html();
        Stop.check("a report was written; the file is as it was");
        Files.writeString(temporary, page);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("stopped while a report was written; the file is as it was");
    } catch (IOException e) {
      throw new UncheckedIOException(
          Text.format(
              "report (%s) cannot be written: %s; give the path of a file in a folder of yours",
              file, e),
          e);
    }
    return target;
  }

  @Override
  public Map<String, Object> bundle() {
    String figures = pictures().stream().map(ReportPage::figure).collect(Collectors.joining());
    String head = VerdictCard.head(comparison) + ComparisonView.rest(comparison);
    return Shown.html(head + figures, this);
  }

  @Override
  public String toString() {
    return Text.format(
        "report on %s against %s, %d pictures; save(path) writes it as a page",
        comparison.verdicts().stream().map(Verdict::arm).collect(Collectors.joining(", ")),
        comparison.baseline(),
        pictures().size());
  }
}
