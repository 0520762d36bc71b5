// The live page: boards as they look now, who draws on them, and what a person may do with them.
// It uses nothing but the public HTTP API. While the page is hidden it asks for nothing.

const POLL_MS = 1500;
const LOG_LENGTH = 6;
const RETRY_MS = { first: 500, longest: 10_000 };

const element = (id) => document.getElementById(id);

// ---- HTTP ----

class Problem extends Error {}

let clockAhead = 0; // ms that the agent's clock is ahead of this one

async function call(method, path, body) {
  const options = { method, headers: { Accept: "application/json, application/problem+json" }, cache: "no-store" };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Problem("The agent does not answer. Is it running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const problem = new Problem(answer.detail || answer.title || `The agent answered ${response.status} to ${method} ${path}.`);
    problem.status = response.status;
    throw problem;
  }
  readClock(response);
  return answer;
}

// The Date header has whole seconds: less than two apart is no difference.
function readClock(response) {
  const ahead = Date.parse(response.headers.get("Date") ?? "") - Date.now();
  clockAhead = Math.abs(ahead) > 2000 ? ahead : 0;
}

class Backoff {
  #wait = RETRY_MS.first;

  reset() {
    this.#wait = RETRY_MS.first;
  }

  next() {
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, RETRY_MS.longest);
    return wait;
  }
}

// ---- LEDs ----

// Round white LEDs on near-black. A level is drawn as an opacity: screens are about as non-linear
// as the gamma the driver applies, so half a level looks half as bright on both.
class LedCanvas {
  #canvas;
  #width;
  #height;
  #levels;
  #glow = document.createElement("canvas");
  #drawing = 0;

  constructor(canvas, width, height) {
    this.#canvas = canvas;
    this.#width = width;
    this.#height = height;
    this.#levels = new Uint8Array(width * height);
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
    this.#levels.forEach((level, i) => {
      if (level > 0) {
        context.globalAlpha = level / 255;
        context.drawImage(this.#glow, (i % this.#width) * pitch, Math.floor(i / this.#width) * pitch);
      }
    });
  }

  #drawSockets(context, pitch) {
    context.fillStyle = "#191c1f";
    context.beginPath();
    for (let i = 0; i < this.#levels.length; i++) {
      const x = ((i % this.#width) + 1) * pitch;
      const y = (Math.floor(i / this.#width) + 1) * pitch;
      context.moveTo(x + pitch * 0.32, y);
      context.arc(x, y, pitch * 0.32, 0, 2 * Math.PI);
    }
    context.fill();
  }
}

// The frames of one surface as they are shown, until it is closed.
class FrameStream {
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

// ---- Buttons ----

// A button's events, as the agent tells them. It asks once before it listens, because an
// EventSource does not say why it was refused.
class ButtonStream {
  #path;
  #onEvent;
  #onRefused;
  #backoff = new Backoff();
  #source;
  #timer;
  #closed = true;

  constructor(path, onEvent, onRefused) {
    this.#path = path;
    this.#onEvent = onEvent;
    this.#onRefused = onRefused;
  }

  async open() {
    this.close();
    this.#closed = false;
    try {
      const state = await call("GET", this.#path);
      state.buttons.forEach((each) => this.#onEvent({ button: each.button, pressed: each.pressed }));
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) {
        this.#onRefused(problem.message);
        return;
      }
    }
    if (!this.#closed) {
      this.#listen();
    }
  }

  #listen() {
    this.#source?.close();
    const source = new EventSource(`${this.#path}/stream`);
    source.addEventListener("button", (event) => {
      const { button, action, at } = JSON.parse(event.data);
      this.#onEvent({ button, pressed: action === "pressed", action, at });
    });
    source.onopen = () => this.#backoff.reset();
    source.onerror = () => {
      source.close();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.open(), this.#backoff.next());
    };
    this.#source = source;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }
}

// One button drawn on the board. On a simulated board it can be pressed: by mouse and finger, and
// with the space bar or Enter when it has the focus.
class Key {
  #button = document.createElement("button");
  #press;
  #down = false;

  constructor(name, press) {
    this.#press = press;
    this.#button.type = "button";
    this.#button.className = "key";
    this.#button.textContent = name;
    this.#button.setAttribute("aria-label", `Button ${name}`);
    this.#button.disabled = !press;
    if (press) {
      this.#listen();
    }
  }

  get node() {
    return this.#button;
  }

  light(pressed) {
    this.#button.dataset.pressed = pressed;
  }

  #listen() {
    const isPressKey = (event) => event.key === " " || event.key === "Enter";
    const on = (type, action) => this.#button.addEventListener(type, action);
    on("pointerdown", (event) => {
      this.#button.setPointerCapture(event.pointerId);
      this.#set(true);
    });
    ["pointerup", "pointercancel", "lostpointercapture", "blur"].forEach((type) => on(type, () => this.#set(false)));
    on("keydown", (event) => {
      if (isPressKey(event)) {
        event.preventDefault();
        this.#set(true);
      }
    });
    on("keyup", (event) => isPressKey(event) && this.#set(false));
    on("contextmenu", (event) => event.preventDefault());
  }

  #set(down) {
    if (this.#down !== down) {
      this.#down = down;
      this.light(down);
      this.#press(down);
    }
  }
}

// ---- A board ----

class BoardCard {
  #path;
  #leds;
  #buttons;
  #simulated;
  #keys = new Map();
  #streams = [];
  #claims = [];
  #claimsKey = "";
  #writes = Promise.resolve();
  node;

  constructor(board) {
    this.#path = `/hats/${board.board}`;
    this.#leds = board.capabilities.find((each) => each.capability === "leds");
    this.#buttons = board.capabilities.find((each) => each.capability === "buttons");
    this.#simulated = board.simulated;
    this.node = element("board").content.firstElementChild.cloneNode(true);
    this.#find("h2").textContent = board.product;
    this.#find(".slug").textContent = board.board;
    this.#find("figcaption").textContent = board.product;
    this.#find(".simulated").hidden = !board.simulated;
    this.node.setAttribute("aria-label", board.product);
    this.#buildLeds();
    this.#buildButtons();
    this.#buildBench();
  }

  #find(selector) {
    return this.node.querySelector(selector);
  }

  #buildLeds() {
    const drawable = this.#leds?.colours === "grey8";
    this.#find(".screen").hidden = !drawable;
    this.#find(".claims").hidden = !this.#leds;
    this.#find("form").hidden = !this.#leds;
    if (drawable) {
      const canvas = new LedCanvas(this.#find("canvas"), this.#leds.width, this.#leds.height);
      this.#streams.push(new FrameStream(this.#leds.path, (levels) => canvas.show(levels)));
    }
    this.#find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = event.target.elements;
      const path = `${this.#leds.path}/text?priority=${encodeURIComponent(fields.priority.value)}`;
      this.#write("POST", path, { text: fields.text.value });
    });
    this.#find(".clear").addEventListener("click", () => this.#write("DELETE", this.#leds.path));
  }

  #buildButtons() {
    const names = this.#buttons?.buttons ?? [];
    names.forEach((name, i) => {
      const key = new Key(name, this.#simulated && ((down) => this.#simulate({ buttons: { [name]: down } })));
      this.#keys.set(name, key);
      this.#find(i < names.length / 2 ? ".left" : ".right").append(key.node);
    });
    if (this.#buttons) {
      this.#find(".presses").hidden = false;
      this.#streams.push(
        new ButtonStream(
          this.#buttons.path,
          (event) => this.#pressed(event),
          (reason) => (this.#find(".presses .none").textContent = reason),
        ),
      );
    }
  }

  #buildBench() {
    this.#find(".bench").hidden = !this.#simulated;
    const plug = this.#find(".switch");
    plug.addEventListener("click", () => {
      const plugIn = plug.getAttribute("aria-checked") !== "true";
      this.#simulate({ fault: plugIn ? "none" : "unplugged" });
    });
  }

  // Writes go out in the order they were made: a release must not overtake its press.
  #write(method, path, body) {
    this.#writes = this.#writes.then(async () => {
      try {
        await call(method, path, body);
        this.#say("");
        await this.refresh();
      } catch (problem) {
        this.#say(problem.message);
      }
    });
    return this.#writes;
  }

  #simulate(change) {
    return this.#write("PUT", `${this.#path}/simulation`, change);
  }

  #say(words) {
    this.#find(".problem").textContent = words;
    this.#find(".problem").hidden = !words;
  }

  #pressed({ button, pressed, action, at }) {
    this.#keys.get(button)?.light(pressed);
    if (!action) {
      return;
    }
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.dateTime = at;
    time.textContent = new Date(at).toLocaleTimeString([], { hour12: false });
    line.append(time, `${button} ${action}`);
    const log = this.#find(".presses ol");
    log.prepend(line);
    log.children[LOG_LENGTH]?.remove();
    this.#find(".presses .none").hidden = true;
  }

  open() {
    this.#streams.forEach((stream) => stream.open());
  }

  close() {
    this.#streams.forEach((stream) => stream.close());
  }

  describe(board) {
    const health = this.#find(".health");
    const words = { healthy: "Healthy", failed: "Failed", absent: "Not there" }[board.health] ?? board.health;
    const text = board.reason ? `${words}: ${board.reason}` : words;
    if (health.textContent !== text) {
      health.textContent = text;
    }
    health.dataset.state = this.#find(".pcb").dataset.health = board.health;
  }

  async refresh() {
    const [leds, simulation] = await Promise.all([
      this.#leds && call("GET", this.#leds.path),
      this.#simulated && call("GET", `${this.#path}/simulation`),
    ]);
    if (leds) {
      this.#claims = leds.claims;
      this.#listClaims();
    }
    if (simulation) {
      this.#find(".switch").setAttribute("aria-checked", simulation.fault !== "unplugged");
    }
  }

  // Rows are made anew only when something other than the time has changed.
  #listClaims() {
    const key = JSON.stringify(this.#claims.map((claim) => ({ ...claim, expires: "" })));
    if (key !== this.#claimsKey) {
      this.#claimsKey = key;
      this.#find("tbody").replaceChildren(...this.#claims.map(claimRow));
      this.#find(".claims table").hidden = this.#claims.length === 0;
      this.#find(".claims .none").hidden = this.#claims.length > 0;
    }
    this.countDown();
  }

  countDown() {
    const now = Date.now() + clockAhead;
    this.node.querySelectorAll("tbody .left-over").forEach((cell, i) => {
      cell.textContent = duration(Date.parse(this.#claims[i].expires) - now);
    });
  }
}

function claimRow(claim) {
  const row = document.createElement("tr");
  row.dataset.shown = claim.shown;
  const [holder, priority, left] = [0, 1, 2].map(() => row.insertCell());
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.textContent = (claim.shown ? "shown now" : "waiting") + (claim.exclusive ? ", exclusive" : "");
  holder.append(claim.holder, mark);
  priority.textContent = claim.priority;
  left.className = "left-over";
  return row;
}

function duration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (number) => String(number).padStart(2, "0");
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

// ---- The rack ----

const cards = new Map(); // by slug: { card, shape }

function link(state, words) {
  const line = element("link");
  if (line.textContent !== words) {
    line.textContent = words;
  }
  line.dataset.state = state;
}

function arrange(hat) {
  element("node").textContent = hat.node;
  element("version").textContent = hat.version;
  document.title = `${hat.node} · Hatrack`;
  element("empty").hidden = hat.boards.length > 0;
  const present = new Set(hat.boards.map((board) => board.board));
  [...cards.keys()].filter((slug) => !present.has(slug)).forEach(remove);
  hat.boards.forEach(place);
}

function place(board) {
  const shape = JSON.stringify([board.product, board.simulated, board.capabilities]);
  if (cards.get(board.board)?.shape !== shape) {
    remove(board.board);
    const card = new BoardCard(board);
    cards.set(board.board, { card, shape });
    element("boards").append(card.node);
    card.open();
  }
  cards.get(board.board).card.describe(board);
}

function remove(slug) {
  const known = cards.get(slug);
  if (known) {
    known.card.close();
    known.card.node.remove();
    cards.delete(slug);
  }
}

let polling;

async function poll() {
  clearTimeout(polling);
  try {
    arrange(await call("GET", "/hat"));
    await Promise.all([...cards.values()].map(({ card }) => card.refresh()));
    link("up", "Live");
  } catch (problem) {
    link("down", problem.message);
  }
  clearTimeout(polling);
  if (!document.hidden) {
    polling = setTimeout(poll, POLL_MS);
  }
}

document.addEventListener("visibilitychange", () => {
  cards.forEach(({ card }) => (document.hidden ? card.close() : card.open()));
  if (!document.hidden) {
    poll();
  }
});

setInterval(() => document.hidden || cards.forEach(({ card }) => card.countDown()), 500);

poll();
