package dev.hatrack.plugin.local;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import dev.hatrack.surface.picture.PngFrame;
import dev.hatrack.surface.text.Font;
import dev.hatrack.surface.text.Fonts;
import dev.hatrack.surface.text.TextContent;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.Text;
import java.util.List;
import java.util.Optional;

/// What a task draws, as the surfaces take it. What makes no sense is refused in the API's words.
final class Drawings {
  private Drawings() {}

  static Frame frame(Picture picture, SurfaceFormat format) {
    int width = picture.size().width();
    int height = picture.size().height();
    if (format.colours() != Colours.GREY8 || width != format.width() || height != format.height()) {
      throw Refusals.badRequest(
          "the picture is %s of grey8, the surface is %dx%d of %s"
              .formatted(picture.size(), format.width(), format.height(), format.colours().slug()));
    }
    return Frame.of(format, picture.levels());
  }

  static Frame frame(Png picture, SurfaceFormat format, Dither dither) {
    Fit fit = Fit.find(picture.fit().word()).orElseThrow();
    return PngFrame.read(picture.bytes(), format, Optional.of(fit), dither);
  }

  static TextContent content(Text text, SurfaceFormat format) {
    checkLength(text.text(), TextContent.LONGEST, "shown, send it in parts");
    Font font =
        Fonts.find(text.font())
            .orElseThrow(
                () ->
                    Refusals.badRequest("font must be one of " + String.join(", ", Fonts.names())));
    check("speed", text.speed(), TextContent.MIN_SPEED, TextContent.MAX_SPEED);
    check("repeat", text.repeat(), 0, TextContent.MOST_REPEATS);
    int colour = colour(text.colour(), format.colours());
    return TextContent.of(format, font, text.text(), text.speed(), colour, text.repeat());
  }

  static Frame frame(PageText page, SurfaceFormat format) {
    checkLength(page.text(), dev.hatrack.surface.text.PageText.LONGEST, "taken");
    page.size()
        .ifPresent(size -> check("size", size, 1, dev.hatrack.surface.text.PageText.LARGEST_SIZE));
    return new dev.hatrack.surface.text.PageText(
            page.text(), page.size(), ink(page.colour(), format.colours()), Ink.WHITE)
        .frame(format);
  }

  private static Ink ink(String name, Colours colours) {
    List<Ink> inks = colours.inks();
    return inks.stream()
        .filter(ink -> ink.slug().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusals.badRequest(
                    "colour must be one of "
                        + String.join(", ", inks.stream().map(Ink::slug).toList())));
  }

  private static int colour(String colour, Colours colours) {
    if (colour.matches("\\d{1,3}") && Integer.parseInt(colour) <= 255) {
      return TextContent.grey(Integer.parseInt(colour));
    }
    if (colours == Colours.GREY8) {
      throw Refusals.badRequest("colour must be a whole number from 0 to 255");
    }
    if (!colour.matches("#[0-9A-Fa-f]{6}")) {
      throw Refusals.badRequest(
          "colour must be a colour like \"#ff8000\", or a grey from 0 to 255");
    }
    return Integer.parseInt(colour.substring(1), 16);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw Refusals.badRequest(
          "%s must be a whole number from %d to %d".formatted(name, least, most));
    }
  }

  private static void checkLength(String text, int longest, String are) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw Refusals.tooLarge(
          "the text has %d characters; at most %d are %s".formatted(length, longest, are));
    }
  }
}
