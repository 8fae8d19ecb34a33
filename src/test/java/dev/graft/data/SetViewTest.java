package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SetViewTest {
  @Test
  void showsCountsAndPictures() {
    ImageSet set = Samples.parted(2, 1, 1);
    assertEquals(
        """
        parted, 8 pictures in 2 classes: a 4, b 4
        Origin: made by a test
        Parts: training 4, validation 2, test 2""",
        set.toString());
    String html = set.bundle().get("text/html").toString();
    assertEquals(8, html.split("<img ", -1).length - 1);
    assertEquals(set.toString(), set.bundle().get("text/plain"));
  }
}
