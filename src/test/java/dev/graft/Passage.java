package dev.graft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paragraph; a quotation or a row of a table, with the links of what is before it. */
record Passage(String page, String heading, String text, Set<String> notebooks) {
  private static final Pattern LINK = Pattern.compile("([0-9]{2}-[a-z-]+)\\.ipynb");

  /** In the instructor's key, what follows is about this notebook. */
  private static final Pattern KEY = Pattern.compile("<summary>([0-9]{2}-[a-z-]+)</summary>");

  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");

  /** Code, and what a program wrote between its marks. */
  private static final Pattern WRITTEN =
      Pattern.compile("```.*?```|<!-- [\\w -]+: begin -->.*?: end -->", Pattern.DOTALL);

  static List<Passage> of(Path page) throws IOException {
    List<Passage> passages = new ArrayList<>();
    String heading = "";
    String key = "";
    Set<String> before = Set.of();
    String text = WRITTEN.matcher(Files.readString(page)).replaceAll(" ");
    for (String block : text.replaceAll("\n(?=[|#])", "\n\n").split("\n\\s*\n")) {
      Matcher head = HEADING.matcher(block.strip());
      heading = head.lookingAt() ? head.group(1) : heading;
      Matcher keyed = KEY.matcher(block);
      key = keyed.find() ? keyed.group(1) : key;
      Set<String> links = new TreeSet<>(links(block));
      if (!key.isEmpty()) {
        links.add(key);
      }
      if (links.isEmpty() && (block.startsWith("|") || block.startsWith(">"))) {
        links.addAll(before);
      }
      before = head.lookingAt() ? Set.of() : links;
      passages.add(new Passage(page.toString().replace("src/guide/", ""), heading, block, links));
      key = block.contains("</details>") ? "" : key;
    }
    return passages;
  }

  private static Set<String> links(String text) {
    Set<String> links = new TreeSet<>();
    LINK.matcher(text).results().forEach(link -> links.add(link.group(1)));
    return links;
  }

  /** The tables that programs wrote into the page, of which its prose speaks. */
  static List<String> written(Path page) throws IOException {
    return WRITTEN
        .matcher(Files.readString(page))
        .results()
        .map(MatchResult::group)
        .filter(part -> part.startsWith("<!--"))
        .toList();
  }
}
