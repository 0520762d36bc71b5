import { Backoff } from "./http.js";

// Round LEDs on near-black, white or coloured. A level is drawn as an opacity: screens are about as
// non-linear as the gamma the driver applies, so half a level looks half as bright on both.
export class LedCanvas {
  #canvas;
  #width;
  #height;
  #levels;
  #glow = document.createElement("canvas");
  #drawing = 0;

  #bytes;

  constructor(canvas, width, height, colours) {
    this.#bytes = colours === "rgb8" ? 3 : 1;
    this.#canvas = canvas;
    this.#width = width;
    this.#height = height;
    this.#levels = new Uint8Array(width * height * this.#bytes);
    canvas.style.aspectRatio = `${width + 1} / ${height + 1}`;
    canvas.setAttribute("aria-label", `${width} by ${height} LEDs, live`);
    new ResizeObserver(() => this.#fit()).observe(canvas);
  }

  show(levels) {
    if (levels.length === this.#levels.length) {
      this.#levels = levels;
      this.#drawing ||= requestAnimationFrame(() => this.#draw());
    }
  }

  // Half a pitch all around is left for the glow of the outermost LEDs.
  #fit() {
    const columns = this.#width + 1;
    const pitch = Math.max(4, Math.round((this.#canvas.clientWidth * devicePixelRatio) / columns));
    if (this.#canvas.width !== pitch * columns) {
      this.#canvas.width = pitch * columns;
      this.#canvas.height = pitch * (this.#height + 1);
      this.#paintGlow(pitch);
    }
    this.#draw();
  }

  #paintGlow(pitch) {
    const side = pitch * 2;
    this.#glow.width = this.#glow.height = side;
    const context = this.#glow.getContext("2d");
    const light = context.createRadialGradient(pitch, pitch, 0, pitch, pitch, pitch);
    light.addColorStop(0, "rgb(255 255 255 / 1)");
    light.addColorStop(0.3, "rgb(250 252 255 / 1)");
    light.addColorStop(0.36, "rgb(225 236 255 / .22)");
    light.addColorStop(1, "rgb(210 226 255 / 0)");
    context.fillStyle = light;
    context.fillRect(0, 0, side, side);
  }

  #draw() {
    this.#drawing = 0;
    const context = this.#canvas.getContext("2d");
    const pitch = this.#canvas.width / (this.#width + 1);
    context.globalCompositeOperation = "source-over";
    context.globalAlpha = 1;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#drawSockets(context, pitch);
    context.globalCompositeOperation = "lighter";
    if (this.#bytes === 3) {
      this.#drawColours(context, pitch);
    } else {
      this.#levels.forEach((level, i) => {
        if (level > 0) {
          context.globalAlpha = level / 255;
          context.drawImage(this.#glow, (i % this.#width) * pitch, Math.floor(i / this.#width) * pitch);
        }
      });
    }
  }

  #drawColours(context, pitch) {
    for (let i = 0; i < this.#width * this.#height; i++) {
      const [red, green, blue] = this.#levels.subarray(i * 3, i * 3 + 3);
      if (red + green + blue === 0) {
        continue;
      }
      const x = ((i % this.#width) + 1) * pitch;
      const y = (Math.floor(i / this.#width) + 1) * pitch;
      const light = context.createRadialGradient(x, y, pitch * 0.2, x, y, pitch * 0.9);
      light.addColorStop(0, `rgb(${red} ${green} ${blue} / 1)`);
      light.addColorStop(0.3, `rgb(${red} ${green} ${blue} / .9)`);
      light.addColorStop(0.4, `rgb(${red} ${green} ${blue} / .25)`);
      light.addColorStop(1, `rgb(${red} ${green} ${blue} / 0)`);
      context.fillStyle = light;
      context.fillRect(x - pitch, y - pitch, pitch * 2, pitch * 2);
    }
  }

  #drawSockets(context, pitch) {
    context.fillStyle = "#191c1f";
    context.beginPath();
    for (let i = 0; i < this.#width * this.#height; i++) {
      const x = ((i % this.#width) + 1) * pitch;
      const y = (Math.floor(i / this.#width) + 1) * pitch;
      context.moveTo(x + pitch * 0.32, y);
      context.arc(x, y, pitch * 0.32, 0, 2 * Math.PI);
    }
    context.fill();
  }
}

// The frames of one surface as they are shown, until it is closed.
export class FrameStream {
  #url;
  #show;
  #backoff = new Backoff();
  #socket;
  #timer;

  constructor(path, show) {
    this.#url = new URL(`${path}/stream`, location.href);
    this.#url.protocol = this.#url.protocol === "https:" ? "wss:" : "ws:";
    this.#show = show;
  }

  open() {
    this.close();
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    socket.onmessage = (message) => {
      this.#backoff.reset();
      if (message.data instanceof ArrayBuffer) {
        this.#show(new Uint8Array(message.data));
      }
    };
    socket.onclose = () => {
      this.#timer = setTimeout(() => this.open(), this.#backoff.next());
    };
    this.#socket = socket;
  }

  close() {
    clearTimeout(this.#timer);
    if (this.#socket) {
      this.#socket.onclose = this.#socket.onmessage = null;
      this.#socket.close();
    }
  }
}
