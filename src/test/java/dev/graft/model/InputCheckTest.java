package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.input.Preprocessing;
import dev.graft.model.InputCheck.Match;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether data are fed to a base as its weights expect. */
class InputCheckTest {
  private static final ImageSet CLOTHING =
      FashionMnist.clothing().only(FashionMnist.classNames().subList(0, 5));

  private static ImageSet plain(int grey, int otherGrey) {
    return ImageSet.of(
        "greys", List.of("a", "b"), List.of(image(grey), image(otherGrey)), List.of(0, 1));
  }

  private static BufferedImage image(int grey) {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 28 * 28; i++) {
      image.setRGB(i % 28, i / 28, grey << 16 | grey << 8 | grey);
    }
    return image;
  }

  private static List<Match> matches(InputCheck check) {
    return check.rows().stream().map(InputCheck.Row::match).toList();
  }

  @Test
  void statisticsAreThoseWorkedByHand() {
    // (0 - 76.5) / 255 = -0.3 and (255 - 76.5) / 255 = 0.7: mean 0.2, deviation 0.5
    InputStatistics statistics = InputStatistics.of(plain(0, 255), FashionNet.PREPROCESSING);
    assertEquals(0.2, statistics.mean(), 1e-6);
    assertEquals(0.5, statistics.deviation(), 1e-6);
    assertEquals(0, InputStatistics.of(plain(9, 9), FashionNet.PREPROCESSING).deviation(), 1e-6);
  }

  @Test
  void theSourcesOfFashionNetAreWhatTheirDataSay() {
    for (var pair :
        List.of(
            List.of(FashionNet.clothing(), CLOTHING), List.of(FashionNet.digits(), Digits.all()))) {
      Base base = (Base) pair.get(0);
      InputStatistics found = InputStatistics.of((ImageSet) pair.get(1), base.preprocessing());
      assertEquals(found.mean(), base.source().orElseThrow().mean(), 0.02);
      assertEquals(found.deviation(), base.source().orElseThrow().deviation(), 0.02);
    }
  }

  @Test
  void itsOwnDataFit() {
    InputCheck check = FashionNet.clothing().check(CLOTHING);
    assertEquals(Match.FITS, check.worst(), check.toString());
    assertTrue(check.heading().endsWith("is fed as its weights expect."));
  }

  @Test
  void anotherSizeIsAllowedAndAnotherScalingIsNot() {
    InputCheck size = EfficientNetLite0.imageNet().check(Emoji.noto().byCategory());
    assertEquals(
        List.of(Match.DIFFERS, Match.FITS, Match.FITS, Match.DIFFERS, Match.FITS),
        matches(size),
        size.toString());
    assertTrue(size.toString().contains("8% of the work"), size.toString());
    // emoji lie over white
    assertTrue(size.toString().contains("1.5 deviations lighter"), size.toString());
    Base raw = EfficientNetLite0.imageNet().withPreprocessing(Preprocessing.uniform(64, 3, 0, 1));
    InputCheck wrong = raw.check(Emoji.noto().byCategory());
    assertEquals(
        List.of(Match.DIFFERS, Match.FITS, Match.WRONG, Match.WRONG, Match.WRONG),
        matches(wrong),
        wrong.toString());
    assertTrue(wrong.heading().contains("wrong: scaling, mean, deviation."), wrong.heading());
    assertEquals(224, raw.withExpectedPreprocessing().preprocessing().size());
    assertEquals(
        EfficientNetLite0.imageNet().preprocessing(),
        raw.withExpectedPreprocessing().withSize(64).preprocessing());
  }

  @Test
  void greyPicturesAndOtherContrastAreNamed() {
    InputCheck grey = EfficientNetLite0.imageNet().withSize(224).check(CLOTHING);
    assertEquals(Match.DIFFERS, grey.rows().get(0).match());
    assertTrue(grey.toString().contains("28 pixels wide and enlarged"), grey.toString());
    assertTrue(grey.toString().contains("colour layers see no colour"), grey.toString());
    InputCheck white = FashionNet.clothing().check(plain(255, 255));
    assertTrue(white.toString().contains("0.0 times the contrast"), white.toString());
    assertTrue(white.toString().contains("deviations lighter"), white.toString());
    assertEquals(Match.DIFFERS, white.worst());
  }

  @Test
  void whatCannotBeCheckedSaysWhy() {
    var unknown =
        assertThrows(IllegalStateException.class, () -> FashionNet.untrained().check(CLOTHING));
    assertTrue(unknown.getMessage().contains("came without word of how they want to be fed"));
    var channels =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                EfficientNetLite0.imageNet()
                    .withPreprocessing(Preprocessing.uniform(64, 1, 127, 128)));
    assertTrue(channels.getMessage().startsWith("channels (1) must be 3, as the first layer"));
  }
}
