package dev.graft.hub;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.show.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder as it is downloaded from Hugging Face, of timm's or transformers' making: {@code
 * config.json} says what the net is, what it tells apart and how it is fed, {@code
 * model.safetensors} (or {@code pytorch_model.bin}) has its weights, {@code
 * preprocessor_config.json} and {@code README.md} are read where they are there. Nothing is fetched
 * and no code is run.
 *
 * <p>{@code HubFolder.of(Path.of("resnet18.a1_in1k")).base().withoutHead().frozen()}
 *
 * @param folder where it is
 * @param net its architecture
 * @param weights the file of its weights
 * @param preprocessing how its config says that it is fed
 * @param classes what its classifier tells apart; empty where the config does not say
 * @param card its name, training data and licence, as far as the folder says
 * @param notes what of the config Graft does in another way; a sentence each
 */
public record HubFolder(
    Path folder,
    NamedNet net,
    Path weights,
    Preprocessing preprocessing,
    List<String> classes,
    Card card,
    List<String> notes)
    implements Shown {
  private static final String CONFIG = "config.json";
  private static final List<String> FILES =
      List.of("model.safetensors", "pytorch_model.bin", "pytorch_model.pth");

  /** Copies the lists. */
  public HubFolder {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  /**
   * Reads what the folder says of itself.
   *
   * @throws IllegalArgumentException if it has no config or no weights, or is of an architecture
   *     that Graft does not have, which names those that it has and what else can be done
   */
  public static HubFolder of(Path folder) {
    Check.that(
        Files.isDirectory(LocalPath.toRead("folder", folder)),
        "folder (%s) must be one that was downloaded from a hub; a file of weights alone is"
            + " ResNet.of(18).weights(file)",
        folder.toAbsolutePath());
    HubConfig config = HubConfig.read(folder.resolve(CONFIG));
    Check.that(
        !config.isEmpty(),
        "folder (%s) must hold a %s, as Hugging Face's do; without one take the file of weights,"
            + " ResNet.of(18).weights(file)",
        folder.toAbsolutePath(),
        CONFIG);
    HubArchitecture found = HubArchitecture.of(config);
    HubInput input = HubInput.of(folder, config);
    return new HubFolder(
        folder,
        found.net(),
        weights(folder),
        input.preprocessing(),
        found.classes(),
        HubCard.of(folder, config),
        input.notes());
  }

  private static Path weights(Path folder) {
    Optional<Path> whole =
        FILES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    Check.that(
        whole.isPresent()
            || FILES.stream().noneMatch(name -> Files.exists(folder.resolve(name + ".index.json"))),
        "the weights in %s are split over several files, as its index.json says; join them in Python"
            + " and save model.safetensors beside it: safetensors.torch.save_file({name: tensor for"
            + " part in parts for name, tensor in safetensors.torch.load_file(part).items()},"
            + " \"model.safetensors\")",
        folder);
    return whole.orElseThrow(
        () ->
            new IllegalArgumentException(
                Text.format(
                    "folder (%s) must hold its weights, as one of %s; they are the large file on the"
                        + " hub's page",
                    folder, String.join(", ", FILES))));
  }

  /**
   * The base: its weights, its old head where there is one, fed as its config says.
   *
   * @throws IllegalArgumentException naming every tensor that is missing, surplus or of another
   *     shape than its config says
   */
  public Base base() {
    return net.weights(weights, card, classes).madeFor(preprocessing);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("architecture", net.name()));
    rows.add(List.of("trained on", card.trainedOn()));
    rows.add(List.of("licence", card.licence()));
    rows.add(List.of("input", preprocessing.toString()));
    String words = classes.isEmpty() ? "not stated" : Text.format("%d", classes.size());
    rows.add(List.of("classes", words));
    rows.add(List.of("weights", weights.getFileName().toString()));
    notes.forEach(note -> rows.add(List.of("note", note)));
    return rows;
  }

  private static final List<String> HEADERS = List.of("of the folder", "says");

  private Sheet sheet() {
    return Sheet.of(card.name()).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
