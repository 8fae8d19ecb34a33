package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFoldersTest {
  @TempDir Path temporary;
  private Path folder;
  private int written;

  private void pictures(String name, String... paths) throws IOException {
    folder = temporary.resolve(name);
    for (String path : paths) {
      Samples.write(Samples.plain(9, 9, written++), folder.resolve(path));
    }
  }

  private String refused() {
    return assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage();
  }

  private static long tested(ImageSet set) {
    return IntStream.range(0, set.size()).filter(row -> set.part(row) == Part.TEST).count();
  }

  private static List<String> weighing(ImageSet set) {
    return set.noted().orElseThrow().weighing().stream().map(DataNotes.Note::words).toList();
  }

  /**
   * As the archives of much downloaded sets are: read as classes, each was told from the others.
   */
  private ImageSet readAsParts(String names) throws IOException {
    String train = names.split(" ")[0];
    String test = names.split(" ")[1];
    pictures(names, train + "/cat/1.png", train + "/dog/1.png");
    pictures(names, test + "/cat/2.png", test + "/dog/2.png");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("cat", "dog"), set.classes(), names);
    assertEquals(2, tested(set), names);
    assertTrue(set.notes().get(0).startsWith("Read as parts, by their names: "), names);
    return set;
  }

  @Test
  void foldersThatEndOrBeginInAPartsWordAreParts() throws IOException {
    for (String names :
        List.of(
            "seg_train seg_test",
            "asl_alphabet_train asl_alphabet_test",
            "fruits_Training fruits_Test",
            "train_cats test_cats",
            "2024-train 2024-test",
            "DogsTrain DogsTest",
            "my_training_set my_test_set",
            "images_train images_holdout")) {
      assertEquals(List.of(), weighing(readAsParts(names)), names);
    }
  }

  @Test
  void nestedInFoldersOfTheSameNameToo() throws IOException {
    for (String names : List.of("seg_train seg_test", "training_set test_set", "train test")) {
      String train = names.split(" ")[0];
      String test = names.split(" ")[1];
      pictures(
          names,
          train + "/" + train + "/cat/1_1.png",
          train + "/" + train + "/dog/1_2.png",
          test + "/" + test + "/cat/2_1.png",
          test + "/" + test + "/dog/2_2.png");
      ImageSet set = ImageFolder.of(folder);
      assertEquals(List.of("cat", "dog"), set.classes(), names);
      assertEquals(2, tested(set), names);
      String said = "Opened was '" + train + "/" + train + "', '" + test + "/" + test + "', since";
      assertTrue(set.toString().contains(said), set.toString());
      assertEquals("cat/", Stems.folders(train + "/" + train + "/cat/"));
    }
  }

  @Test
  void picturesWithoutLabelsAreSetAside() throws IOException {
    for (String aside :
        List.of("seg_pred/seg_pred", "seg_pred", "prediction", "unlabeled", "unlabelled_images")) {
      pictures(
          "with " + aside.replace('/', '-'),
          "seg_train/cat/1.png",
          "seg_train/dog/1.png",
          "seg_test/cat/2.png",
          "seg_test/dog/2.png",
          aside + "/3.png");
      ImageSet set = ImageFolder.of(folder);
      assertEquals(4, set.size(), aside);
      String first = aside.split("/")[0];
      assertTrue(
          set.notes()
              .get(1)
              .startsWith(
                  "Set aside, since its name says that nobody labelled it: "
                      + first
                      + ", 1 picture;"),
          set.notes().toString());
      assertEquals(List.of(), weighing(set), aside);
    }
  }

  @Test
  void unlabelledOnesBesideClassesAreSetAside() throws IOException {
    pictures("classes", "cat/1.png", "dog/1.png", "Unlabeled data/1.png", "Unlabeled data/2.png");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("cat", "dog"), set.classes());
    assertTrue(weighing(set).get(0).contains("Unlabeled data, 2 pictures"), "it may be a class");
    pictures("two", "labelled/1.png", "unlabelled/1.png");
    assertEquals(2, ImageFolder.of(folder).classes().size());
    pictures("three", "labelled/1.png", "unlabelled/1.png", "mislabelled/1.png");
    assertEquals(3, ImageFolder.of(folder).classes().size());
    pictures("predator", "predator/1.png", "prey/1.png", "pred/1.png");
    assertEquals(3, ImageFolder.of(folder).classes().size());
  }

  @Test
  void flatPartsHaveNoClasses() throws IOException {
    for (String names : List.of("seg_train seg_test", "train test", "train_set test_set")) {
      pictures(names, names.replace(" ", "/1.png ").split(" ")[0], names.split(" ")[1] + "/2.png");
      String train = names.split(" ")[0];
      assertEquals(
          "folder ("
              + folder.resolve(train)
              + ", 1 pictures) must have class folders, since it is called like a part beside"
              + " others; make one folder for each class, named like it, with its pictures in it,"
              + " or such folders within train, validation and test; where it is a class itself,"
              + " give it a name without such a word",
          refused());
    }
    pictures("cats", "cats_train/cat/1.png", "cats_train/dog/1.png", "cats_test/3.png");
    assertTrue(refused().contains("without labels it is no test; open ImageFolder.of("), refused());
    pictures("cats", "cats_val/cat/2.png", "cats_val/dog/2.png");
    assertTrue(refused().contains("without labels it is no test; move it out of"), refused());
    Files.delete(folder.resolve("cats_test/3.png"));
    Files.delete(folder.resolve("cats_test"));
    assertEquals(2, tested(ImageFolder.of(folder)), "as told");
  }

  @Test
  void partsOfSeveralSetsAreRefused() throws IOException {
    pictures("sets", "cat_train/1.png", "cat_test/2.png", "dog_train/3.png", "dog_test/4.png");
    assertEquals(
        "folders (cat_test, cat_train, dog_test, dog_train) must be the parts of one set, not of"
            + " several (cat, dog): where those are classes, make train/cat, test/cat and so on;"
            + " where they are sets, make a folder of each, and open one",
        refused());
    pictures("within", "cat/cat_train/1.png", "cat/cat_test/1.png", "dog/1.png");
    assertTrue(refused().contains("must not hold parts such as cat_t"), refused());
  }

  @Test
  void otherFoldersBesideThemAreNamed() throws IOException {
    pictures("fruits", "fruits_train/a/1.png", "fruits_train/b/2.png", "papers/3.png");
    pictures("fruits", "fruits_test/a/4.png", "fruits_test/b/5.png");
    assertEquals(
        "folder ("
            + folder
            + ") must have only its parts, such as fruits_train, in it, not papers too; move them"
            + " into the parts or out of the folder; where fruits_train is a class itself, give it a"
            + " name that no part has",
        refused());
  }

  @Test
  void aVehicleCalledTrainHasAWayOut() throws IOException {
    pictures("vehicles", "train/day1/1.png", "train/day2/2.png", "plane/3.png", "plane/4.png");
    assertTrue(
        refused().endsWith("; where train is a class itself, give it a name that no part has"),
        refused());
    Files.move(folder.resolve("train"), folder.resolve("trains"));
    assertEquals(List.of("plane", "trains"), ImageFolder.of(folder).classes(), "as told");
  }

  @Test
  void partsOfOtherLanguagesAreParts() throws IOException {
    for (String names :
        List.of(
            "entrenamiento prueba",
            "Trainingsdaten Testdaten",
            "entra\u00eenement test",
            "entrai\u0302nement validation",
            "treino teste",
            "\u8bad\u7ec3 \u6d4b\u8bd5",
            "\u8bad\u7ec3\u96c6 \u6d4b\u8bd5\u96c6",
            "apprentissage test",
            "addestramento test",
            "training validatie",
            "tr\u00e4ning validering",
            "\ud6c8\ub828 \ud14c\uc2a4\ud2b8",
            "\u043e\u0431\u0443\u0447\u0435\u043d\u0438\u0435 \u0442\u0435\u0441\u0442",
            "\u8a13\u7df4 \u8a55\u4fa1")) {
      readAsParts(names);
    }
    pictures("school", "\u043e\u0431\u0443\u0447\u0435\u043d\u0438\u0435/1.png", "sport/2.png");
    assertEquals(2, ImageFolder.of(folder).classes().size(), "education and sport");
    pictures("proofs", "prueba/1.png", "ensayo/2.png");
    assertEquals(2, ImageFolder.of(folder).classes().size(), "two classes without a training");
  }

  @Test
  void labelsBesideThePicturesOfOnePartAlone() throws IOException {
    pictures("mixed", "train/images/cat/1.png", "train/images/dog/2.png");
    pictures("mixed", "test/images/cat/3.png", "test/images/dog/4.png");
    Files.createDirectories(folder.resolve("train/labels"));
    Files.writeString(folder.resolve("train/labels/1.txt"), "0 0.5 0.5 1 1");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("cat", "dog"), set.classes());
    assertEquals(2, tested(set));
    assertTrue(set.notes().get(0).startsWith("Opened was 'train/images', 'test/images', since"));
  }

  @Test
  void unlabelledOnesInAFolderOfTheirOwnAreSetAside() throws IOException {
    pictures(
        "deep", "cat/1.png", "dog/1.png", "Unlabeled images/x/1.png", "Unlabeled images/y/2.png");
    ImageSet set = ImageFolder.of(folder);
    assertEquals(List.of("cat", "dog"), set.classes());
    assertTrue(weighing(set).get(0).contains("Unlabeled images, 2 pictures"), set.toString());
  }

  @Test
  void classesThatAreCalledSoAreClasses() throws IOException {
    for (String names :
        List.of(
            "blood_test skin_test",
            "toy_train freight_train",
            "crash_test wind_test no_test",
            "train car",
            "valid invalid",
            "train_station airport",
            "steam_train steam_boat",
            "web_dev web_design",
            "control test")) {
      for (String name : names.split(" ")) {
        pictures(names, name + "/1.png");
      }
      ImageSet set = ImageFolder.of(folder);
      assertEquals(names.split(" ").length, set.classes().size(), names);
      assertEquals(List.of(), weighing(set), names);
    }
  }

  @Test
  void validationAndTestAloneHaveNoTraining() throws IOException {
    for (String part : new String[] {"2024 val", "2024 test"}) {
      pictures("years", part + "/cat/1.png", part + "/dog/1.png");
    }
    assertEquals(
        "folders (2024 test, 2024 val), each with cat, dog in it, must have the names of parts"
            + " where they are parts: call them train, validation and test",
        refused());
  }
}
