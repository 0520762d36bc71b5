"""Stands in for /dev/i2c-1, /dev/spidev0.0 and the GPIO lines: counts bytes, and takes as long as real wires do."""

import os
import time

I2C_BITS = 9
SPI_BITS = 8


def taken(since, bits, hertz):
    """Returns when the wires are free again. The last bit is waited for awake: sleeping is too late by about that."""
    until = since + bits / hertz
    left = until - time.monotonic() - 0.0001
    if left > 0:
        time.sleep(left)
    while time.monotonic() < until:
        pass


class CountingBus:
    """An smbus with something at every address that takes everything. Bytes are counted with the address byte."""

    def __init__(self):
        self.bytes = 0
        self.hertz = int(os.environ.get("HAT_I2C_HERTZ", "0"))

    def write_byte_data(self, address, register, value):
        self._sent(3)

    def write_i2c_block_data(self, address, register, values):
        self._sent(2 + len(values))

    def read_byte_data(self, address, register):
        self._sent(4)
        return 0

    def _sent(self, count):
        begun = time.monotonic()
        self.bytes += count
        if self.hertz:
            taken(begun, count * I2C_BITS, self.hertz)


class NoEeprom:
    """An smbus with nobody on it: the panel's kind is what the program says."""

    def write_i2c_block_data(self, address, register, values):
        raise OSError(121, "Remote I/O error")


class TimedSpi:
    """A spidev whose transfers take their time. Remembers when the last one ended."""

    def __init__(self):
        self.bytes = 0
        self.max_speed_hz = 0
        self.no_cs = False
        self.ended = 0.0

    def open(self, bus, device):
        pass

    def xfer3(self, values):
        begun = time.monotonic()
        self.bytes += len(values)
        taken(begun, len(values) * SPI_BITS, self.max_speed_hz)
        self.ended = time.monotonic()


class IdleLines:
    """GPIO lines of a panel that is never busy."""

    def set_value(self, line, value):
        pass

    def get_value(self, line):
        from gpiod.line import Value

        return Value.INACTIVE
