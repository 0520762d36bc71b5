package dev.hatrack.bus.simulated;

import java.util.Map;
import java.util.TreeMap;

/// The registers of an e-ink controller: commands of one byte, each followed by as many bytes of
/// data as it has.
///
/// It knows those that are needed for a whole page and refuses others loudly, as it does data of
/// the wrong length, and a refresh without what the film needs for it.
///
/// @see "Solomon Systech SSD1608, section 7; pimoroni/inky 07035b3, inky.py, for the other"
final class EinkRegisters {
  /// What a command has the controller do beside keeping its data.
  enum Effect {
    NONE,
    RESET,
    REFRESH,
    SLEEP
  }

  private static final int DEEP_SLEEP = 0x10;
  private static final int DATA_ENTRY_MODE = 0x11;
  private static final int SOFTWARE_RESET = 0x12;
  private static final int MASTER_ACTIVATION = 0x20;
  private static final int UPDATE_CONTROL_2 = 0x22;
  private static final int WHITE_PLANE = 0x24;
  private static final int THIRD_PLANE = 0x26;
  private static final int WAVEFORM = 0x32;
  private static final int X_WINDOW = 0x44;
  private static final int Y_WINDOW = 0x45;
  private static final int X_COUNTER = 0x4E;
  private static final int Y_COUNTER = 0x4F;

  private static final int X_THEN_Y_UP = 0x03;
  private static final int WHOLE_UPDATE = 0xC7;

  /// Commands of the first panel that set voltages which the SSD1608's page does not need.
  private static final Map<Integer, Integer> VOLTAGES = Map.of(0x03, 1, 0x04, 3, 0x74, 1, 0x7E, 1);

  private static final Map<Integer, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry(0x01, 3),
          Map.entry(DEEP_SLEEP, 1),
          Map.entry(DATA_ENTRY_MODE, 1),
          Map.entry(SOFTWARE_RESET, 0),
          Map.entry(MASTER_ACTIVATION, 0),
          Map.entry(UPDATE_CONTROL_2, 1),
          Map.entry(WHITE_PLANE, 0),
          Map.entry(THIRD_PLANE, 0),
          Map.entry(0x2C, 1),
          Map.entry(0x3A, 1),
          Map.entry(0x3B, 1),
          Map.entry(0x3C, 1),
          Map.entry(X_WINDOW, 2),
          Map.entry(Y_WINDOW, 4),
          Map.entry(X_COUNTER, 1),
          Map.entry(Y_COUNTER, 2));

  private final EinkKind kind;
  private final EinkMemory memory;
  private final Map<Integer, Integer> lengths = new TreeMap<>(LENGTHS);
  private final Map<Integer, int[]> kept = new TreeMap<>();
  private int command = SOFTWARE_RESET;
  private int[] data = {};
  private int came;

  EinkRegisters(EinkKind kind) {
    this.kind = kind;
    this.memory = new EinkMemory(kind.stride(), kind.lines());
    lengths.put(WAVEFORM, kind.waveform());
    if (kind == EinkKind.PANEL_212X104) {
      lengths.putAll(VOLTAGES);
    }
  }

  /// Everything as after a reset. The planes stay as they are.
  void clear() {
    kept.clear();
    memory.forget();
    begin(SOFTWARE_RESET, 0);
  }

  EinkPlanes planes() {
    return memory.planes();
  }

  /// A byte came while D/C was low.
  Effect command(int value) {
    if (came < data.length) {
      throw unsupported("only %d of %d bytes of data came".formatted(came, data.length));
    }
    Integer length = lengths.get(value);
    if (length == null) {
      throw unsupported("the next one, 0x%02x, is unknown to it".formatted(value));
    }
    begin(value, length);
    return length == 0 ? effect() : Effect.NONE;
  }

  /// A byte came while D/C was high.
  Effect data(int value) {
    switch (command) {
      case WHITE_PLANE -> memory.writeWhite(value);
      case THIRD_PLANE -> memory.writeThird(value);
      default -> {
        return keep(value);
      }
    }
    return Effect.NONE;
  }

  private void begin(int next, int length) {
    command = next;
    data = new int[length];
    came = 0;
  }

  private Effect keep(int value) {
    if (came == data.length) {
      throw unsupported("it takes %d bytes of data, and more came".formatted(came));
    }
    data[came] = value;
    came++;
    if (came < data.length) {
      return Effect.NONE;
    }
    kept.put(command, data);
    return effect();
  }

  private Effect effect() {
    switch (command) {
      case X_WINDOW -> memory.windowX(data[0], data[1]);
      case Y_WINDOW -> memory.windowY(data[0] | data[1] << 8, data[2] | data[3] << 8);
      case X_COUNTER -> memory.counterX(data[0]);
      case Y_COUNTER -> memory.counterY(data[0] | data[1] << 8);
      case MASTER_ACTIVATION -> checkReady();
      default -> {
        // kept, and that is all
      }
    }
    return switch (command) {
      case SOFTWARE_RESET -> Effect.RESET;
      case MASTER_ACTIVATION -> Effect.REFRESH;
      case DEEP_SLEEP -> data[0] == 0 ? Effect.NONE : Effect.SLEEP;
      default -> Effect.NONE;
    };
  }

  private void checkReady() {
    boolean told = kind != EinkKind.PANEL_212X104 || says(UPDATE_CONTROL_2, WHOLE_UPDATE);
    if (!kept.containsKey(WAVEFORM) || !says(DATA_ENTRY_MODE, X_THEN_Y_UP) || !told) {
      throw unsupported("a refresh needs waveform, data entry mode 3 and what it is to do");
    }
  }

  private boolean says(int register, int value) {
    int[] found = kept.get(register);
    return found != null && found[0] == value;
  }

  private UnsupportedOperationException unsupported(String why) {
    return new UnsupportedOperationException(
        "the model of the e-ink controller does not go on after command 0x%02x: %s"
            .formatted(command, why));
  }
}
