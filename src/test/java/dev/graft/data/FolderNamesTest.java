package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderNamesTest {
  private static final String LEFT_OVER =
      "New folder;New Folder (2);Neuer Ordner;untitled folder;nouveau dossier;tmp;_rejected"
          + ";to_sort;unsorted;_duplicates;Papierkorb;_trash;trash;misc;temp;augmented;results"
          + ";output;preview;checkpoints;thumbnails;archive;images;raw;processed;samples;predict"
          + ";submission;figures;plots;labels;all";

  private static final String INNOCENT =
      "approved rejected pending;ok reject;deleted active;unique duplicates;good bad;cardboard glass metal paper plastic trash;spam ham junk;organic garbage;new used;"
          + "old young;old new;original fake;clean dirty;template temple temperature;checked unchecked;"
          + "approved pending;wood folder;newspaper new_york york;york new york_city;level1 level2 level3 level4;"
          + "c1 c2 c3;covid normal pneumonia;apple apple_red apple_green;restaurant rest_area;"
          + "alternative alt_rock rock;more less;gen1 gen2;h2 h2o o2;fixed moving;deletedscene scene;"
          + "duplicate_key_press key_press";

  @TempDir Path folder;

  private static List<DataNotes.Note> notes(String... classes) {
    return FolderNames.notes(List.of(classes));
  }

  @Test
  void copiesOfAFolderAreNamed() {
    for (String copy :
        List.of(
            "bees (1)",
            "bees(2)",
            "bees - Copy",
            "bees - Copy (2)",
            "bees copy",
            "bees copy 2",
            "bees_copy",
            "bees-copy-1",
            "Copy of bees",
            "bees - Kopie",
            "Kopie von bees",
            "bees - copie",
            "bees_backup",
            "bees copy copy")) {
      DataNotes.Note note = notes("ants", "bees", copy).get(0);
      assertEquals(DataNotes.Kind.SPELLINGS, note.kind());
      assertEquals(1, note.number());
      assertEquals(
          "Class folders are called like copies of others ('"
              + copy
              + "' of 'bees'), and are judged as classes of their own: merge them, or give them"
              + " names",
          note.words());
    }
  }

  @Test
  void halvesOfASetOfMasksAreNamed() {
    for (String[] two :
        new String[][] {{"images", "masks"}, {"JPEGImages", "Segmentation_Class"}, {"img", "GT"}}) {
      DataNotes.Note note = notes(two).get(0);
      assertEquals(DataNotes.Kind.ROWS_BELONG_TOGETHER, note.kind());
      assertTrue(note.words().startsWith("The classes (" + two[0] + ", " + two[1] + ")"));
    }
  }

  @Test
  void foldersWithAWordOrANumberMoreAreNamed() {
    for (String copy : List.of("bees_old", "bees new", "bees-extra", "bees_original", "Bees_old")) {
      assertEquals(
          copy.startsWith("b") ? 1 : 0, notes("ants", "bees", copy).size(), copy + " beside bees");
    }
    assertEquals(List.of(), notes("ants", "bees_old", "bees_new"), "no bees");
    for (String more : List.of("bees2", "bees 2", "bees_02", "bees-3")) {
      DataNotes.Note note = notes("ants", "bees", more).get(0);
      assertEquals(DataNotes.Kind.ARRANGEMENT, note.kind(), "may be a kind of bees");
      assertTrue(note.words().contains("with a number behind (" + more + ")"), note.words());
    }
    assertEquals(List.of(), notes("stage1", "stage2", "stage3"));
    assertEquals(List.of(), notes("1", "2", "12", "22"));
  }

  @Test
  void whatIsLeftOverIsNamed() {
    for (String left : LEFT_OVER.split(";")) {
      DataNotes.Note note = notes("ants", "bees", left).get(0);
      assertEquals(DataNotes.Kind.CLASSES_IN_ONE, note.kind());
      assertTrue(note.words().contains("not sorted yet (" + left + ")"), note.words());
    }
  }

  @Test
  void leftOverNamesThatAreTheClassesAreQuiet() {
    for (String names :
        List.of(
            "bottle,trash",
            "backup,main",
            "healthy food,junk",
            "can,garbage",
            "ok,rejected",
            "unique,duplicate",
            "pizza food,fast food,junk",
            "augmented,original,fake",
            "results,methods,discussion",
            "archive,inbox,sent",
            "all,some,none",
            "misc,letter,invoice",
            "raw,cooked,burnt",
            "raw,processed,canned",
            "raw,medium,rare",
            "figures,tables,text",
            "plots,photos,maps",
            "samples,controls,blanks",
            "labels,bottles,caps",
            "images,figures,plots",
            "predict,submission")) {
      assertEquals(List.of(), notes(names.split(",")), names);
    }
    assertEquals(1, notes("ants", "New folder").size(), "nobody called it so");
  }

  @Test
  void copiesThatAreKindsAreQuiet() {
    for (String names :
        List.of(
            "street,street clean",
            "coin,coin_old",
            "coin,coin_old,coin_new",
            "street,street clean,street dirty,yard")) {
      assertEquals(List.of(), notes(names.split(",")), names);
    }
    assertEquals(1, notes("bees", "bees (1)").size());
    assertEquals(1, notes("bees", "bees_old", "ants", "ants_new").size(), "of another thing");
  }

  /** Names of classes that people have. */
  @Test
  void innocentNamesAreQuiet() {
    for (String names : INNOCENT.split(";")) {
      assertEquals(List.of(), notes(names.split(" ")), names);
    }
    assertEquals(List.of(), notes("New York", "Old Town", "Folder"));
  }

  @Test
  void otherNamesSayNothing() {
    assertEquals(List.of(), notes("ants", "bees (1)"), "no folder that it is a copy of");
    assertEquals(List.of(), notes("copy", "original", "hard copy"));
    assertEquals(List.of(), notes("bees", "bees (wild)", "photocopy", "photo"));
    assertEquals(List.of(), notes("bees", "Copy of ants", "bees copyright"));
    assertEquals(List.of(), notes("mask", "no mask"));
    assertEquals(List.of(), notes("images", "masks", "faces"));
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      assertEquals(List.of(), FolderNames.notes(style.byCategory().classes()));
    }
  }

  @Test
  void aFolderSaysSoAndNamesAClassOfOnePicture() throws IOException {
    for (int i = 0; i < 5; i++) {
      Samples.write(Samples.varied(9 + i, 9), folder.resolve("bees/" + i + ".png"));
      Samples.write(Samples.varied(20, 9 + i), folder.resolve("bees (1)/" + i + ".png"));
    }
    Samples.write(Samples.plain(9, 9, 0x808080), folder.resolve("cats/1.png"));
    String said = ImageFolder.of(folder).toString();
    assertTrue(said.contains("called like copies of others ('bees (1)' of 'bees')"), said);
    assertTrue(
        said.contains("Classes with a single picture to learn from, 1 in all: 'cats'"), said);
  }
}
