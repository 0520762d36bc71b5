import { Backoff, call } from "./http.js";

// A board's button events, as the agent tells them. It asks once before it listens, because an
// EventSource does not say why it was refused.
export class ButtonStream {
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
      this.#listen();
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) {
        this.#onRefused(problem.message);
      } else {
        this.#retry();
      }
    }
  }

  #listen() {
    if (this.#closed) {
      return;
    }
    this.#source?.close();
    const source = new EventSource(`${this.#path}/stream`);
    source.addEventListener("button", (event) => {
      const { button, action, at } = JSON.parse(event.data);
      this.#onEvent({ button, pressed: action === "pressed", action, at });
    });
    source.onopen = () => this.#backoff.reset();
    source.onerror = () => {
      source.close();
      this.#retry();
    };
    this.#source = source;
  }

  #retry() {
    clearTimeout(this.#timer);
    if (!this.#closed) {
      this.#timer = setTimeout(() => this.open(), this.#backoff.next());
    }
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }
}

const ARROWS = { up: "↑", down: "↓", left: "←", right: "→", middle: "●" };

// One button drawn on the board. On a simulated board it can be pressed: by mouse and finger, and
// with the space bar or Enter when it has the focus.
export class Key {
  #button = document.createElement("button");
  #press;
  #down = false;

  constructor(name, press) {
    this.#press = press;
    this.#button.type = "button";
    this.#button.className = "key";
    this.#button.textContent = ARROWS[name] ?? name;
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
