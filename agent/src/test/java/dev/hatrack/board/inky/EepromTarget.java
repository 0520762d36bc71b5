package dev.hatrack.board.inky;

import dev.hatrack.fuzz.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a board's own EEPROM says, which whoever made the board has written.
public final class EepromTarget implements Target {
  @Override
  public String name() {
    return "eeprom";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(PanelEeprom.Panel.values()).map(panel -> panel.eeprom().bytes()).toList();
  }

  @Override
  public void read(byte[] input) {
    String words = said(PanelEeprom.parse(Arrays.copyOf(input, PanelEeprom.SIZE)));
    if (words.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalStateException("what is shown of it has control characters in it");
    }
  }

  private static String said(PanelEeprom.Verdict verdict) {
    return switch (verdict) {
      case PanelEeprom.Verdict.Known known -> known.eeprom().toString();
      case PanelEeprom.Verdict.NoDriver other -> other.eeprom() + other.reason();
      case PanelEeprom.Verdict.NotAnInky other -> other.reason();
    };
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
