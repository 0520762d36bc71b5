/// A Raspberry Pi's own wires, through Pi4J: `/dev/i2c-N` and `/dev/spidev0.N` by its linuxfs
/// plugin, `/dev/gpiochipN` by its gpiod plugin; and the devices that the kernel makes of the chips
/// it drives itself, through their files. The only package that touches Pi4J. Nothing native is
/// loaded before the first transaction.
///
/// **Untested on hardware.** Nothing here has been run on a Raspberry Pi. What is tested is what
/// can be tested elsewhere: what is made of the kernel's answers, and when the device file is
/// opened anew. SPI has been tried as far as linuxfs's own system calls, on a C library that
/// pretended to have the device. Of GPIO, what happens between us and Pi4J is tested with Pi4J's
/// registry; libgpiod itself has only refused, on a machine without lines. Framebuffer, input
/// device and IIO have been tried on plain files and pipes in their places. What to look at on a Pi
/// is in `docs/hardware-untested.md`.
///
/// linuxfs 3.0.4 tells a failed write by the C library's text for the error alone, which is
/// translated with `LC_MESSAGES`: the agent has to run with `LC_ALL=C.UTF-8`, or a missing board is
/// reported as failed where it is absent.
@NullMarked
package dev.hatrack.bus.linux;

import org.jspecify.annotations.NullMarked;
