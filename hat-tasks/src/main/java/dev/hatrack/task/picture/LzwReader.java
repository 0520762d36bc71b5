package dev.hatrack.task.picture;

/// Takes apart the compressed colours of one GIF picture: GIF89a, appendix F. Codes grow from one
/// bit more than a colour has to twelve; the table is emptied when a clear code says so.
final class LzwReader {
  private static final int MOST_CODES = 4096;
  private static final int LONGEST_CODE = 12;

  private final byte[] data;
  private final int clear;
  private final int firstLength;
  private final int[] prefix = new int[MOST_CODES];
  private final byte[] suffix = new byte[MOST_CODES];
  private final byte[] stack = new byte[MOST_CODES + 1];
  private int position;
  private int bits;
  private int bitCount;

  /// @param data the sub-blocks' bytes one behind the other
  /// @param colourBits how many bits a colour has, 2-8
  LzwReader(byte[] data, int colourBits) throws BadPicture {
    if (colourBits < 2 || colourBits > 8) {
      throw new BadPicture("a frame's LZW code size is " + colourBits + ", not 2-8");
    }
    this.data = data;
    this.clear = 1 << colourBits;
    this.firstLength = colourBits + 1;
    for (int i = 0; i < clear; i++) {
      suffix[i] = (byte) i;
    }
  }

  /// The colours of `count` pixels; those that are missing at the end are 0.
  ///
  /// @throws BadPicture when a code makes no sense
  byte[] read(int count) throws BadPicture {
    byte[] colours = new byte[count];
    int filled = 0;
    int length = firstLength;
    int next = clear + 2;
    int before = -1;
    while (filled < count) {
      int code = code(length);
      if (code == clear) {
        length = firstLength;
        next = clear + 2;
        before = -1;
        continue;
      }
      if (code < 0 || code == clear + 1) {
        break;
      }
      if (code > next || (code == next && before < 0)) {
        throw new BadPicture("a frame's compressed colours are damaged");
      }
      filled = unfold(code, next, before, colours, filled);
      if (before >= 0 && next < MOST_CODES) {
        prefix[next] = before;
        suffix[next] = stack[0];
        next++;
      }
      if (next == 1 << length && length < LONGEST_CODE) {
        length++;
      }
      before = code;
    }
    return colours;
  }

  /// Puts what a code stands for behind what is there; leaves its first colour in `stack[0]`.
  private int unfold(int code, int next, int before, byte[] colours, int filled) {
    int height = 0;
    int rest = code == next ? before : code;
    if (code == next) {
      height = 1; // it ends with its own first colour, which is known below
    }
    while (rest >= clear) {
      stack[height++] = suffix[rest];
      rest = prefix[rest];
    }
    byte first = suffix[rest];
    stack[height++] = first;
    if (code == next) {
      stack[0] = first;
    }
    int end = filled;
    for (int i = height - 1; i >= 0 && end < colours.length; i--) {
      colours[end++] = stack[i];
    }
    stack[0] = first;
    return end;
  }

  /// The next code; -1 at the end.
  private int code(int length) {
    while (bitCount < length) {
      if (position == data.length) {
        return -1;
      }
      bits |= (data[position++] & 0xFF) << bitCount;
      bitCount += 8;
    }
    int code = bits & ((1 << length) - 1);
    bits >>>= length;
    bitCount -= length;
    return code;
  }
}
