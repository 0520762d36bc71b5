"""Shows frames, 119 bytes each from the top left, by scrollphathd; prints how many, and their bytes on the bus."""

import sys
from pathlib import Path

import hat

FRAME = hat.WIDTH * hat.HEIGHT

if __name__ == "__main__":
    hat.begin()
    frames = Path(sys.argv[1]).read_bytes()
    before = hat.bus.bytes
    for at in range(0, len(frames), FRAME):
        hat.show([list(frames[at + y * hat.WIDTH : at + (y + 1) * hat.WIDTH]) for y in range(hat.HEIGHT)])
    print(len(frames) // FRAME, hat.bus.bytes - before)
