/// Pictures of any size and colour, brought to a surface's own: fitted, scaled, and dithered to the
/// inks of an e-ink panel.
///
/// Colours are `0xRRGGBB` as sRGB (IEC 61966-2-1) encodes them. Scaling averages the light that
/// they stand for, so that a fine pattern keeps its brightness; choosing inks and the spreading of
/// the error work on the encoded values, because an e-ink panel's white is a light grey and
/// midtones that are right by their light come out too dark on it.
@NullMarked
package dev.hatrack.surface.picture;

import org.jspecify.annotations.NullMarked;
