package dev.graft.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.internal.Blobs;
import dev.graft.internal.Sha256;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.training.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A damaged or changed pack is refused with words, whatever was done to it. */
class PackFileTest {
  private static final byte[] PACK = new PackedPlans(plans(), Optional.empty()).bytes();
  private static final List<String> KEYS = plans().stream().map(Plan::key).toList();

  private static List<Plan> plans() {
    ImageSet data = Digits.all().only("1", "4", "7");
    Split split = data.perClass(5, 5).withTestRows(60);
    Base base = FashionNet.clothing().withoutHead();
    Head head = Head.linear(data.classes());
    Recipe recipe = Recipe.withDefaults().withPasses(2);
    Base own = Base.of(base.backbone(), () -> base.withoutLast(1).weights(), base.card());
    return List.of(
        new Plan(split, base.frozen().withHead(head), recipe, 1),
        new Plan(
            split,
            base.withoutLast(1).frozen().withHead(head),
            recipe.thenFineTune(Thawing.all(), 3),
            2),
        new Plan(
            split, own.withPreprocessing(base.input()).withHead(head).fromScratch(), recipe, 3));
  }

  /** Refused with a sentence of ours, or the very same plans. */
  private static boolean refused(byte[] bytes) {
    try {
      assertEquals(KEYS, PackedPlans.of(bytes).plans().stream().map(Plan::key).toList());
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("pack cannot be opened: "), e.getMessage());
      assertTrue(e.getMessage().contains("Ask for it again"), e.getMessage());
      return true;
    }
  }

  @Test
  void whateverIsDamagedIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 800; i++) {
      byte[] bytes = PACK.clone();
      if (i % 5 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else if (i % 5 == 1) {
        bytes = Arrays.copyOfRange(bytes, 1 + random.nextInt(bytes.length - 1), bytes.length);
      } else if (i % 5 == 2) {
        bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(300));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertTrue(refused(bytes), "damage " + i);
    }
  }

  /** Whoever changes a pack can also put the right sums in. */
  @Tag("slow")
  @Test
  void whateverIsChangedWithRightSumsIsRefusedOrTheSame() {
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      refused += refused(changed(PackFile.of(PACK), random)) ? 1 : 0;
    }
    assertTrue(refused > 100, "most changes matter: " + refused);
  }

  /** One content is changed, and each text that names it, up to the list, so that all sums fit. */
  private static byte[] changed(PackFile file, Random random) {
    List<Map.Entry<String, byte[]>> all = new ArrayList<>(file.blobs().all().entrySet());
    Map.Entry<String, byte[]> victim = all.get(random.nextInt(all.size()));
    byte[] other =
        random.nextInt(4) == 0
            ? all.get(random.nextInt(all.size())).getValue()
            : mutated(victim.getValue(), random);
    Blobs blobs = new Blobs();
    String from = victim.getKey();
    String to = Sha256.of(other);
    String list = random.nextInt(4) == 0 ? text(mutated(bytes(file.list()), random)) : file.list();
    for (Map.Entry<String, byte[]> one : all) { // what names a content stands behind it
      byte[] content = one.getKey().equals(victim.getKey()) ? other : one.getValue();
      String text = new String(content, StandardCharsets.ISO_8859_1);
      if (text.contains(from)) {
        content = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
      }
      String sum = blobs.put(content);
      list = list.replace(one.getKey(), sum);
    }
    return new PackFile(list.replace(from, to), blobs).bytes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] content, Random random) {
    byte[] bytes = content.clone();
    if (bytes.length == 0) {
      return new byte[] {1};
    }
    for (int change = random.nextInt(2); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      boolean digit = bytes[at] >= '0' && bytes[at] <= '9';
      bytes[at] = digit ? (byte) ('0' + random.nextInt(10)) : (byte) random.nextInt(128);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void numbersOutOfAllBoundsAreRefusedBeforeMemoryIsTaken() {
    PackFile file = PackFile.of(PACK);
    for (String field :
        List.of("size", "stages", "passes", "batchSize", "row", "seed", "training")) {
      for (String number :
          List.of("-1", "2147483647", "9e99", "1e999999999", "0.5", "\"x\"", "[]")) {
        assertTrue(refused(with(file, field, number)), field + " " + number);
      }
    }
  }

  private static byte[] with(PackFile file, String field, String number) {
    Blobs blobs = new Blobs();
    String list = replaced(file.list(), field, number);
    for (Map.Entry<String, byte[]> one : file.blobs().all().entrySet()) {
      String text = new String(one.getValue(), StandardCharsets.ISO_8859_1);
      for (Map.Entry<String, byte[]> before : file.blobs().all().entrySet()) {
        if (text.contains(before.getKey())) {
          String changed = replaced(before.getValue(), field, number);
          text = text.replace(before.getKey(), Sha256.of(changed));
        }
      }
      list =
          list.replace(
              one.getKey(),
              blobs.put(
                  text.startsWith("{") ? bytes(replaced(text, field, number)) : one.getValue()));
    }
    return new PackFile(list, blobs).bytes();
  }

  private static String replaced(byte[] content, String field, String number) {
    return replaced(text(content), field, number);
  }

  private static String replaced(String text, String field, String number) {
    return text.replaceAll("\"" + field + "\":[0-9.]+", "\"" + field + "\":" + number);
  }

  @Test
  void anotherVersionIsSaidToBeOne() {
    String end = new String(PACK, PACK.length - 77, 77, StandardCharsets.US_ASCII);
    assertTrue(end.startsWith("graft pack 1 "), end);
    byte[] later = PACK.clone();
    later[PACK.length - 66] = '2';
    assertEquals(
        "pack cannot be opened: its format (2) must be 1, which this version of Graft reads. Ask for"
            + " it again, or open it with the version of Graft that wrote it; this is 0.1.0",
        assertThrows(IllegalArgumentException.class, () -> PackedPlans.of(later)).getMessage());
    PackFile file = PackFile.of(PACK);
    String other = file.list().replace(KEYS.get(1), Sha256.of("another"));
    String words =
        assertThrows(
                IllegalArgumentException.class,
                () -> PackedPlans.of(new PackFile(other, file.blobs()).bytes()))
            .getMessage();
    assertTrue(words.contains("key of plan 2 (" + KEYS.get(1) + ") must be"), words);
  }

  @Test
  void anotherEngineIsNamedWithItsSwitch() {
    String other = Engines.name().equals("MXNet") ? "PyTorch" : "MXNet";
    String words = opened(other);
    assertTrue(words.startsWith("pack cannot be opened here: its engine (" + other), words);
    assertTrue(words.endsWith("start Java with -Dgraft.engine=" + other), words);
    String unknown = opened("Other");
    assertTrue(unknown.contains("its engine (Other) must be one of [MXNet, PyTorch]"), unknown);
  }

  private static String opened(String engine) {
    PackFile file = PackFile.of(PACK);
    String list = file.list().replaceFirst("\"engine\":\"\\w+\"", "\"engine\":\"" + engine + "\"");
    byte[] bytes = new PackFile(list, file.blobs()).bytes();
    return assertThrows(IllegalArgumentException.class, () -> PackedPlans.of(bytes)).getMessage();
  }

  @Test
  void itIsAZipThatAnybodyOpensAndTheSameEachTime() throws Exception {
    assertArrayEquals(PACK, new PackedPlans(plans(), Optional.empty()).bytes());
    List<Plan> back = PackedPlans.of(PACK).plans();
    assertArrayEquals(PACK, new PackedPlans(back, Optional.empty()).bytes(), "packed once more");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(PACK))) {
      assertEquals("plans.json", zip.getNextEntry().getName());
      assertTrue(text(zip.readAllBytes()).contains(KEYS.get(0)));
    }
  }

  @Test
  void blankContentsArePackedAndABombIsNotUnpacked() throws Exception {
    byte[] blank = new byte[20 << 20];
    Blobs blobs = new Blobs();
    blobs.put(blank);
    byte[] bytes = new PackFile("{}", blobs).bytes();
    assertTrue(bytes.length > blank.length, "stored as they are");
    assertArrayEquals(blank, PackFile.of(bytes).blobs().all().values().iterator().next());
    byte[] bomb = bomb(blank);
    assertTrue(bomb.length < 100_000, "small: " + bomb.length);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PackFile.of(bomb))
            .getMessage()
            .startsWith("contents (more than "));
  }

  private static byte[] bomb(byte[] blank) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("graft pack 1 " + "0".repeat(64));
      zip.putNextEntry(new ZipEntry("plans.json"));
      zip.write(blank);
    }
    byte[] bomb = bytes.toByteArray();
    String sum = Sha256.of(Arrays.copyOf(bomb, bomb.length - 64));
    System.arraycopy(bytes(sum), 0, bomb, bomb.length - 64, 64);
    return bomb;
  }
}
