package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.run.DataNotes;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesAndDepthTest {
  @TempDir Path folder;

  /** Grey of 16 bits a sample, from 0 up to the largest. */
  private static BufferedImage grey(int largest) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, largest * i / 255);
    }
    return image;
  }

  /** Colours of 16 bits a sample; with alpha that fills them where asked for. */
  private static BufferedImage colours(int largest, int bands) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            bands == 4,
            false,
            bands == 4 ? BufferedImage.TRANSLUCENT : BufferedImage.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(16, 16);
    for (int i = 0; i < 256; i++) {
      for (int band = 0; band < bands; band++) {
        raster.setSample(i % 16, i / 16, band, band == 3 ? 65535 : largest * i / 255);
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  private List<DataNotes.Note> weighing() {
    return ImageFolder.of(folder).noted().orElseThrow().weighing().stream()
        .filter(note -> note.kind() == DataNotes.Kind.PICTURES_NOT_READ)
        .toList();
  }

  @Test
  void twelveBitsInSixteenAreSaid() throws IOException {
    Samples.write(grey(4095), folder.resolve("a/1.png"));
    Samples.write(grey(3000), folder.resolve("b/1.tif"));
    Samples.write(colours(2500, 3), folder.resolve("b/2.png"));
    Samples.write(colours(2600, 4), folder.resolve("b/3.png"));
    Samples.write(Samples.varied(9, 9), folder.resolve("b/4.png"));
    List<DataNotes.Note> notes = weighing();
    assertEquals(1, notes.size(), notes::toString);
    assertEquals(4, notes.get(0).number());
    assertEquals(
        "Of pictures of 16 bits no number goes beyond 4,095 of 65,535, as where 12 bits were stored"
            + " in 16: they are read nearly black, 4 in all: a/1.png, b/1.tif, b/2.png, b/3.png;"
            + " where that is white, multiply by 16 and save them again",
        notes.get(0).words());
  }

  @Test
  void oneDarkPictureAmongOthersIsDark() throws IOException {
    Samples.write(grey(4095), folder.resolve("a/1.png"));
    Samples.write(grey(65535), folder.resolve("a/2.png"));
    Samples.write(grey(0), folder.resolve("b/1.png"));
    Samples.write(Samples.plain(9, 9, 0x030303), folder.resolve("b/2.png"));
    assertEquals(List.of(), weighing());
  }

  @Test
  void pagesBehindTheFirstAreSaid() throws IOException {
    Samples.write(Samples.varied(9, 9), folder.resolve("a/1.png"));
    Files.write(folder.resolve("a/2.tif"), PageCountTest.several("tif", 3, 0));
    Files.write(folder.resolve("a/3.tif"), PageCountTest.several("tif", 2, 1));
    Files.createDirectory(folder.resolve("b"));
    Files.write(folder.resolve("b/1.gif"), PageCountTest.several("gif", 7, 0));
    Files.write(folder.resolve("b/2.webp"), WebpTest.animation());
    List<DataNotes.Note> notes = weighing();
    assertEquals(
        List.of(
            "Of files that hold several pages or frames the first alone is read, 3 in all: a/2.tif"
                + " (3), b/1.gif (7), b/2.webp (2); save each of the others as a picture of its own"
                + " where it counts"),
        notes.stream().map(DataNotes.Note::words).toList());
    assertEquals(3, notes.get(0).number());
  }

  @Test
  void besideLabelsInAFileToo() throws IOException {
    Samples.write(Samples.varied(9, 9), folder.resolve("in/1.png"));
    Samples.write(Samples.plain(9, 9, 0x405060), folder.resolve("in/.3.png"));
    Files.write(folder.resolve("in/2.tif"), PageCountTest.several("tif", 3, 0));
    Path csv = Files.writeString(folder.resolve("labels.csv"), "id,label\n1,a\n2,b\n");
    ImageSet set = ImageFolder.of(folder.resolve("in"), csv, "id", "label");
    assertEquals(
        List.of("Pictures that are not read: 'in' 1", "Of files that hold several pages or frames"),
        set.noted().orElseThrow().weighing().stream()
            .map(note -> note.words().replaceFirst(" (whose|the first) .*", ""))
            .toList());
  }
}
