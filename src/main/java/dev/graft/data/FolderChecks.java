package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a path is, by its name: a part, a file of the system, an archive, a name cut in pieces. */
final class FolderChecks {
  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("train", Part.TRAINING),
          Map.entry("training", Part.TRAINING),
          Map.entry("validation", Part.VALIDATION),
          Map.entry("val", Part.VALIDATION),
          Map.entry("valid", Part.VALIDATION),
          Map.entry("dev", Part.VALIDATION),
          Map.entry("development", Part.VALIDATION),
          Map.entry("test", Part.TEST),
          Map.entry("testing", Part.TEST),
          Map.entry("eval", Part.TEST),
          Map.entry("evaluation", Part.TEST),
          Map.entry("holdout", Part.TEST));

  /** The same in other languages, without marks on letters. */
  private static final Map<String, Part> FOREIGN =
      Map.ofEntries(
          Map.entry("trainings", Part.TRAINING),
          Map.entry("entrenamiento", Part.TRAINING),
          Map.entry("entrainement", Part.TRAINING),
          Map.entry("apprentissage", Part.TRAINING),
          Map.entry("treino", Part.TRAINING),
          Map.entry("treinamento", Part.TRAINING),
          Map.entry("addestramento", Part.TRAINING),
          Map.entry("\u8bad\u7ec3", Part.TRAINING),
          Map.entry("\u8a13\u7df4", Part.TRAINING),
          Map.entry("\u5b66\u7fd2", Part.TRAINING),
          Map.entry("validierung", Part.VALIDATION),
          Map.entry("validierungs", Part.VALIDATION),
          Map.entry("validacion", Part.VALIDATION),
          Map.entry("validacao", Part.VALIDATION),
          Map.entry("validazione", Part.VALIDATION),
          Map.entry("\u9a8c\u8bc1", Part.VALIDATION),
          Map.entry("\u9a57\u8b49", Part.VALIDATION),
          Map.entry("\u691c\u8a3c", Part.VALIDATION),
          Map.entry("prueba", Part.TEST),
          Map.entry("pruebas", Part.TEST),
          Map.entry("teste", Part.TEST),
          Map.entry("\u6d4b\u8bd5", Part.TEST),
          Map.entry("\u6e2c\u8a66", Part.TEST),
          Map.entry("\u30c6\u30b9\u30c8", Part.TEST),
          Map.entry("\u8a55\u4fa1", Part.TEST),
          Map.entry("\u8bc4\u4f30", Part.TEST),
          Map.entry("\u8a55\u4f30", Part.TEST),
          Map.entry("validatie", Part.VALIDATION),
          Map.entry("validering", Part.VALIDATION),
          Map.entry("validerings", Part.VALIDATION),
          Map.entry("walidacja", Part.VALIDATION),
          Map.entry("walidacyjny", Part.VALIDATION),
          Map.entry("validace", Part.VALIDATION),
          Map.entry("dogrulama", Part.VALIDATION),
          Map.entry("\u0432\u0430\u043b\u0438\u0434\u0430\u0446\u0438\u044f", Part.VALIDATION),
          Map.entry("\uac80\uc99d", Part.VALIDATION),
          Map.entry("traning", Part.TRAINING),
          Map.entry("traening", Part.TRAINING),
          Map.entry("tr\u00e6ning", Part.TRAINING),
          Map.entry("treningowy", Part.TRAINING),
          Map.entry("egitim", Part.TRAINING),
          Map.entry("\u043e\u0431\u0443\u0447\u0435\u043d\u0438\u0435", Part.TRAINING),
          Map.entry("\ud6c8\ub828", Part.TRAINING),
          Map.entry("\ud559\uc2b5", Part.TRAINING),
          Map.entry("testowy", Part.TEST),
          Map.entry("\u0442\u0435\u0441\u0442", Part.TEST),
          Map.entry("\ud14c\uc2a4\ud2b8", Part.TEST));

  private static final String BEHIND =
      "(?<=.)(set|datas?|daten(satz)?|bilder|images?|imagenes|imagens|pictures|photos"
          + "|\u96c6|\u6570\u636e|\u6570\u636e\u96c6|\u30c7\u30fc\u30bf)$";

  /** Of Windows, macOS, Linux, and of disks in a network, which hold small copies of pictures. */
  private static final Set<String> SYSTEM =
      Set.of(
          "thumbs.db",
          "ehthumbs.db",
          "desktop.ini",
          "__macosx",
          "@eadir",
          "@recycle",
          "#recycle",
          "#snapshot",
          "$recycle.bin",
          "system volume information",
          "lost+found",
          "__pycache__");

  private static final Set<String> ARCHIVES =
      Set.of("zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "rar", "zst");

  private static final String NAMES_IN =
      System.getProperty("sun.jnu.encoding", "an unknown encoding");

  private FolderChecks() {}

  static void isFolder(Path folder) {
    Path shown = folder.toAbsolutePath().normalize();
    nameIsReadable(folder);
    Check.that(
        Files.exists(LocalPath.toRead("folder", folder)),
        "folder (%s) must exist; check its name",
        shown);
    boolean archive = ARCHIVES.contains(suffix(folder));
    Check.that(
        Files.isDirectory(folder),
        archive
            ? "folder (%s) must be a folder, not an archive; unpack it and give the folder"
            : "folder (%s) must be a folder; to read one picture use Images.read(path)",
        shown);
  }

  /** Whether the name is one of those that folders of a part have. */
  static boolean isPart(Path folder) {
    return partOf(folder) != null;
  }

  /**
   * The part of a folder's name: any case, "test_set", "train_images" and "hold-out" too; null for
   * other names.
   */
  static Part partOf(Path folder) {
    Path file = folder.toAbsolutePath().normalize().getFileName();
    return partOf(file == null ? "" : file.toString());
  }

  /** The same of a name. */
  static Part partOf(String name) {
    String word = word(name);
    return PARTS.getOrDefault(word, FOREIGN.get(word));
  }

  /** Whether it is a part's name in another language than English. */
  static boolean isForeign(Path folder) {
    return FOREIGN.containsKey(word(FolderFile.className(folder)));
  }

  private static String word(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    String latin =
        Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("(?<=\\p{IsLatin})\\p{M}+", "");
    return Normalizer.normalize(latin, Normalizer.Form.NFC).replaceAll(BEHIND, "");
  }

  /** Whether one of a name's words is that of a part, as in images_train or fold1-test. */
  static boolean mentionsPart(Path folder) {
    String name = FolderFile.className(folder).toLowerCase(Locale.ROOT);
    return Arrays.stream(name.split("[^\\p{L}]+")).anyMatch(PARTS::containsKey);
  }

  static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  /** Hidden files and the systems' own. */
  static boolean isHidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || SYSTEM.contains(name.toLowerCase(Locale.ROOT));
  }

  /** What stands behind the last point, in lower case; empty where there is none. */
  static String suffix(Path path) {
    Path file = path.getFileName();
    String name = file == null ? "" : file.toString();
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Java started under LC_ALL=C gives U+FFFD for each letter outside ASCII, and opens no such file.
   */
  static void nameIsReadable(Path path) {
    Check.that(
        path.toString().indexOf('\uFFFD') < 0,
        "name (%s) has letters that this Java cannot read: it was started for names in %s; %s",
        path,
        namesIn(),
        wayOut(NAMES_IN));
  }

  /** What to do where names were read in such an encoding. */
  static String wayOut(String namesIn) {
    return namesIn.equals("UTF-8")
        ? "the name is in another encoding, rename it (convmv -f latin1 -t utf8 does so for a folder)"
        : "start it, or Jupyter, with LC_ALL=C.UTF-8, or with the locale of the machine";
  }

  private static String namesIn() {
    return Text.format("%s (sun.jnu.encoding)", NAMES_IN);
  }
}
