"""The usual little web server round a HAT: one lock, the maker's library, JSON or a PNG in, JSON out."""

import io
import threading
import time

import scrollphathd
from flask import Flask, jsonify, request
from PIL import Image

from wires import CountingBus, IdleLines, NoEeprom, TimedSpi

WIDTH = 17
HEIGHT = 7

app = Flask(__name__)
bus = CountingBus()
spi = TimedSpi()
lock = threading.Lock()
shown = [[0] * WIDTH for _ in range(HEIGHT)]
panels = []
INKS = [255, 255, 255, 0, 0, 0, 255, 0, 0]


def begin():
    scrollphathd.setup(i2c_dev=bus)
    scrollphathd.set_clear_on_exit(False)


def show(pixels):
    global shown
    with lock:
        for y, row in enumerate(pixels):
            for x, level in enumerate(row):
                scrollphathd.set_pixel(x, y, level / 255)
        scrollphathd.show()
        shown = pixels


def valid(pixels):
    return (
        isinstance(pixels, list)
        and len(pixels) == HEIGHT
        and all(isinstance(row, list) and len(row) == WIDTH for row in pixels)
        and all(isinstance(level, int) and 0 <= level <= 255 for row in pixels for level in row)
    )


@app.get("/hat/leds")
def leds():
    return jsonify(
        board="scroll-phat-hd", width=WIDTH, height=HEIGHT, colours="grey8", healthy=True, pixels=shown, claims=[]
    )


@app.put("/hat/leds")
def put_leds():
    if request.mimetype == "image/png":
        picture = Image.open(io.BytesIO(request.get_data())).convert("L").resize((WIDTH, HEIGHT))
        levels = list(picture.getdata())
        pixels = [levels[y * WIDTH : (y + 1) * WIDTH] for y in range(HEIGHT)]
    else:
        pixels = request.get_json().get("pixels")
    if not valid(pixels):
        return jsonify(title="Bad request", detail="pixels must be 7 rows of 17 numbers from 0 to 255"), 400
    show(pixels)
    return jsonify(board="scroll-phat-hd", shown=True)


def panel():
    """Made when the first page comes: a program for lights alone need not carry it. 250x122, black, white and red."""
    if not panels:
        from inky.inky_ssd1608 import Inky

        panels.append(Inky(colour="red", spi_bus=spi, i2c_bus=NoEeprom(), gpio=IdleLines()))
    return panels[0]


@app.put("/hat/eink")
def put_eink():
    begun = time.monotonic()
    # By Pillow itself, as the maker's examples do: what inky does to other pictures fails with Pillow 13.
    inks = Image.new("P", (1, 1))
    inks.putpalette(INKS)
    page = Image.open(io.BytesIO(request.get_data())).convert("RGB").quantize(palette=inks)
    with lock:
        before = spi.bytes
        display = panel()
        display.set_image(page)
        display.show(busy_wait=False)
        return jsonify(spiBytes=spi.bytes - before, spiEndMillis=round((spi.ended - begun) * 1000, 3))
