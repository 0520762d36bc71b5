// An e-ink panel: it keeps what it shows, and takes its time to show something else.

const INKS = { black: "#26282a", white: "#e4e2d8", red: "#b3322b", yellow: "#d3ab1e" };
const DOT = 3;

export class EinkCanvas {
  #canvas;
  #status;
  #shown = "";

  constructor(canvas, status, width, height) {
    this.#canvas = canvas;
    this.#status = status;
    canvas.width = width * DOT;
    canvas.height = height * DOT;
    canvas.style.aspectRatio = `${width} / ${height}`;
    canvas.setAttribute("aria-label", `${width} by ${height} dots of e-ink, live`);
  }

  show(eink) {
    const shape = JSON.stringify(eink.pixels);
    if (shape !== this.#shown) {
      this.#shown = shape;
      this.#draw(eink.pixels);
    }
    this.#canvas.parentElement.dataset.refreshing = Boolean(eink.refreshing);
    const words = status(eink);
    if (this.#status.textContent !== words) {
      this.#status.textContent = words;
    }
    this.#status.hidden = !words;
  }

  #draw(rows) {
    const context = this.#canvas.getContext("2d");
    context.fillStyle = INKS.white;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    rows.forEach((row, y) => {
      row.forEach((ink, x) => {
        if (ink !== "white") {
          context.fillStyle = INKS[ink];
          context.fillRect(x * DOT, y * DOT, DOT, DOT);
        }
      });
    });
  }
}

function status(eink) {
  if (eink.refreshing) {
    return "The panel is being refreshed.";
  }
  if (!eink.queued) {
    return "";
  }
  const next = eink.nextRefresh ? new Date(eink.nextRefresh).toLocaleTimeString([], { hour12: false }) : "";
  return next ? `The next page is queued; the panel rests until ${next}.` : "The next page is queued.";
}
