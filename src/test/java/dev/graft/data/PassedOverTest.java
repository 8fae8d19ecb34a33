package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedOverTest {
  @TempDir Path folder;

  @BeforeEach
  void twoClasses() throws IOException {
    for (int i = 0; i < 12; i++) {
      picture("ants/" + i + ".png");
      picture("bees/" + i + ".png");
    }
  }

  private void picture(String name) throws IOException {
    Samples.write(Samples.plain(9, 9, name.hashCode() & 0xffffff), folder.resolve(name));
  }

  private List<DataNotes.Note> weighing() {
    return ImageFolder.of(folder).noted().orElseThrow().weighing();
  }

  private DataNotes.Note only(DataNotes.Kind kind) {
    List<DataNotes.Note> notes = weighing();
    assertEquals(List.of(kind), notes.stream().map(DataNotes.Note::kind).toList());
    return notes.get(0);
  }

  @Test
  void aPictureThatIsHiddenIsCounted() throws IOException {
    picture("bees/.hidden.jpg");
    DataNotes.Note note = only(DataNotes.Kind.PICTURES_NOT_READ);
    assertEquals(1, note.number());
    assertEquals(
        "Pictures that are not read: 'bees' 1 whose name begins with a point", note.words());
    picture("bees/.more/1.jpg");
    Files.createFile(folder.resolve("bees/x.heic"));
    assertEquals(
        "class 'bees' must not lose 3 of its 15 pictures, which are not read (1 heic, 2 whose name"
            + " begins with a point); rename them without it, save others again as jpg, png, gif,"
            + " bmp, tif, webp, or open the folder without them with ImageFolder.of(path,"
            + " Unreadable.SKIP), which Graft.compare takes too",
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage());
    ImageSet skipped = ImageFolder.of(folder, Unreadable.SKIP);
    assertEquals(24, skipped.size());
    assertEquals(3, skipped.noted().orElseThrow().weighing().get(0).number());
  }

  @Test
  void aClassThatIsHiddenIsNamed() throws IOException {
    String hash = ImageFolder.of(folder).hash();
    picture(".cats/1.png");
    picture(".cats/more/2.png");
    DataNotes.Note note = only(DataNotes.Kind.PICTURES_NOT_READ);
    assertEquals(2, note.number());
    assertEquals(
        "Pictures whose name begins with a point, or whose folder's does, are not read, 2 in all:"
            + " .cats (2); rename it where it is data",
        note.words());
    assertEquals(hash, ImageFolder.of(folder).hash());
  }

  @Test
  void ofPartsToo() throws IOException {
    for (String part : new String[] {"train", "test"}) {
      for (String name : new String[] {"ants", "bees"}) {
        picture("in/" + part + "/" + name + "/1.png");
      }
    }
    picture("in/train/.cats/1.png");
    picture("in/.validation/ants/1.png");
    String said = ImageFolder.of(folder.resolve("in")).toString();
    assertTrue(said.contains("2 in all: .validation (1), train/.cats (1);"), said);
  }

  @Test
  void whatSystemsAndToolsPutThereIsNone() throws IOException {
    picture("ants/._1.png");
    picture("bees/.ipynb_checkpoints/1-checkpoint.png");
    picture(".git/logo.png");
    picture(".Trash-1000/files/1.png");
    picture("ants/.thumbnails/1.png");
    Files.writeString(folder.resolve("ants/.DS_Store"), "hidden");
    Files.writeString(folder.resolve("ants/.note"), "no picture");
    Files.createDirectories(folder.resolve(".empty"));
    assertEquals(List.of(), weighing());
    assertFalse(ImageFolder.of(folder).toString().contains("Ignored"));
  }

  @Test
  void linksThatLeadNowhereAreNamedAndCounted() throws IOException {
    Files.createSymbolicLink(folder.resolve("cats"), folder.resolve("gone"));
    Files.createSymbolicLink(folder.resolve("bees/more"), folder.resolve("gone"));
    List<DataNotes.Note> notes = weighing();
    assertTrue(notes.stream().allMatch(n -> n.kind() == DataNotes.Kind.FILES_UNREADABLE));
    assertEquals(
        List.of(
            "Links that lead nowhere, 1 in all: bees/more; what they meant is not in the set",
            "Links that lead nowhere, 1 in all: cats; what they meant is not in the set"),
        notes.stream().map(DataNotes.Note::words).toList());
    Files.createSymbolicLink(folder.resolve("bees/x.png"), folder.resolve("gone.png"));
    String words =
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder)).getMessage();
    assertTrue(words.contains("bees/x.png): it is a link that leads nowhere, supported"), words);
    assertEquals(List.of("bees/x.png"), ImageFolder.of(folder, Unreadable.SKIP).skipped());
  }

  @Test
  void picturesBesideTheClassFoldersAreToldWhereTheyAreMany() {
    List<String> loose = List.of("1.jpg", "2.png", "notes.txt", "3.jpeg", "4.webp", "train/5.JPG");
    DataNotes.Note note = PassedOver.looseNote(loose, 100).orElseThrow();
    assertEquals(DataNotes.Kind.PICTURES_NOT_READ, note.kind());
    assertEquals(
        "Pictures that lie beside the class folders are not read, 5 in all: 1.jpg, 2.png, 3.jpeg,"
            + " 4.webp, train/5.JPG; where they are of a class, move them into its folder",
        note.words());
    assertTrue(PassedOver.looseNote(loose, 1000).isEmpty(), "few of many");
    assertTrue(PassedOver.looseNote(List.of("plot.png", "a.txt", "b.txt"), 9).isEmpty(), "few");
    assertTrue(PassedOver.looseNote(List.of(), 9).isEmpty());
  }
}
