package dev.hatrack.task.picture;

import dev.hatrack.task.client.Size;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Reads a GIF (GIF89a of 31 July 1990), frame by frame, each as it is seen: laid over what the
/// frames before it have left. What it would take to keep all of them is up to the caller.
public final class GifReader {
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3B;
  private static final int CONTROL = 0xF9;

  /// Shorter delays than this are slips, and browsers take a tenth of a second for them.
  private static final Duration SHORTEST = Duration.ofMillis(20);

  private static final Duration INSTEAD = Duration.ofMillis(100);

  /// Takes the frames.
  public interface Sink {
    /// @param seen what is seen now; drawn on after the call
    /// @param delay for how long
    /// @return whether to go on
    boolean frame(Raster seen, Duration delay);
  }

  /// What the next picture is to be treated like.
  ///
  /// @param disposal 2: its place is cleared after it, 3: its place becomes as it was before
  /// @param transparent the colour that covers nothing; -1 for none
  private record Control(int disposal, Duration delay, int transparent) {
    static final Control NONE = new Control(0, INSTEAD, -1);
  }

  /// Where a picture lies.
  private record Place(int left, int top, Size size) {}

  private final GifBytes bytes;
  private final Sink sink;
  private final Raster canvas;
  private final int[] global;
  private int frames;
  private long work;

  private GifReader(GifBytes bytes, Sink sink) throws BadPicture {
    this.bytes = bytes;
    this.sink = sink;
    int width = bytes.nextShort();
    int height = bytes.nextShort();
    Limits.check(width, height);
    this.canvas = Raster.clear(new Size(width, height));
    int flags = bytes.next();
    int background = bytes.next();
    int aspect = bytes.next();
    this.global = (flags & 0x80) != 0 ? bytes.colours(2 << (flags & 7)) : new int[0];
    assert background >= 0 && aspect >= 0 : "read past: what is clear stays clear";
  }

  /// Whether the file begins like a GIF.
  public static boolean isGif(byte[] file) {
    String magic = new String(file, 0, Math.min(6, file.length), StandardCharsets.ISO_8859_1);
    return magic.equals("GIF87a") || magic.equals("GIF89a");
  }

  /// Reads all frames, at most 1,000 of at most 1 Mi pixels, and 64 Mi pixels in all.
  ///
  /// @throws BadPicture when it is no GIF, or damaged, or too large, or without a frame
  public static void read(byte[] file, Sink sink) throws BadPicture {
    if (!isGif(file)) {
      throw new BadPicture("it does not begin like a GIF");
    }
    GifBytes bytes = new GifBytes(Arrays.copyOfRange(file, 6, file.length));
    GifReader reader = new GifReader(bytes, sink);
    reader.blocks();
    if (reader.frames == 0) {
      throw new BadPicture("there is no frame in it");
    }
  }

  /// A file that ends without its trailer is taken, as everywhere.
  private void blocks() throws BadPicture {
    Control control = Control.NONE;
    while (!bytes.atEnd()) {
      int block = bytes.next();
      switch (block) {
        case IMAGE -> {
          if (!image(control)) {
            return;
          }
          control = Control.NONE;
        }
        case EXTENSION -> control = extension(control);
        case TRAILER -> {
          return;
        }
        default -> throw new BadPicture("there is a block of the unknown kind " + block);
      }
    }
  }

  private Control extension(Control before) throws BadPicture {
    int label = bytes.next();
    byte[] block = bytes.blocks();
    if (label != CONTROL || block.length < 4) {
      return before;
    }
    Duration delay = Duration.ofMillis(10L * ((block[1] & 0xFF) | ((block[2] & 0xFF) << 8)));
    return new Control(
        (block[0] >> 2) & 7,
        delay.compareTo(SHORTEST) < 0 ? INSTEAD : delay,
        (block[0] & 1) != 0 ? block[3] & 0xFF : -1);
  }

  private boolean image(Control control) throws BadPicture {
    if (++frames > Limits.FRAMES) {
      throw new BadPicture("it has more than " + Limits.FRAMES + " frames");
    }
    int left = bytes.nextShort();
    int top = bytes.nextShort();
    int width = bytes.nextShort();
    int height = bytes.nextShort();
    int flags = bytes.next();
    Limits.check(width, height);
    work += width * height + canvas.size().area();
    if (work > Limits.WORK) {
      throw new BadPicture("its frames have too many pixels together: make it smaller");
    }
    Place place = new Place(left, top, new Size(width, height));
    int[] colours = (flags & 0x80) != 0 ? bytes.colours(2 << (flags & 7)) : global;
    int colourBits = bytes.next();
    byte[] pixels = new LzwReader(bytes.blocks(), colourBits).read(width * height);
    int[] before = control.disposal() == 3 ? canvas.argb().clone() : new int[0];
    draw(place, pixels, colours, (flags & 0x40) != 0, control.transparent());
    boolean on = sink.frame(canvas, control.delay());
    dispose(place, control.disposal(), before);
    return on;
  }

  private void draw(
      Place place, byte[] pixels, int[] colours, boolean interlaced, int transparent) {
    int width = place.size().width();
    int height = place.size().height();
    for (int row = 0; row < height; row++) {
      int y = place.top() + (interlaced ? interlaced(row, height) : row);
      for (int column = 0; column < width; column++) {
        int colour = pixels[row * width + column] & 0xFF;
        int x = place.left() + column;
        if (colour != transparent && colour < colours.length && inside(x, y)) {
          canvas.argb()[y * canvas.size().width() + x] = colours[colour];
        }
      }
    }
  }

  /// Which line the n-th one in the file is: every eighth, the eighth ones between, the fourth
  /// ones, the second ones.
  private static int interlaced(int row, int height) {
    int left = row;
    int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (int[] pass : passes) {
      int lines = Math.max(0, (height - pass[0] + pass[1] - 1) / pass[1]);
      if (left < lines) {
        return pass[0] + left * pass[1];
      }
      left -= lines;
    }
    throw new IllegalArgumentException("no line " + row + " of " + height);
  }

  private void dispose(Place place, int disposal, int[] before) {
    if (disposal == 3) {
      System.arraycopy(before, 0, canvas.argb(), 0, before.length);
    } else if (disposal == 2) {
      int bottom = Math.min(canvas.size().height(), place.top() + place.size().height());
      int right = Math.min(canvas.size().width(), place.left() + place.size().width());
      for (int y = place.top(); y < bottom && place.left() < right; y++) {
        int line = y * canvas.size().width();
        Arrays.fill(canvas.argb(), line + place.left(), line + right, 0);
      }
    }
  }

  private boolean inside(int x, int y) {
    return x < canvas.size().width() && y < canvas.size().height();
  }
}
