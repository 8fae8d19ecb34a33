package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void isTheSameEachTimeAndNotBlank() {
    assertEquals(Processor.name(), Processor.name());
    Processor.name().ifPresent(name -> assertFalse(name.isBlank()));
  }
}
