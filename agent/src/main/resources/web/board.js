import { ButtonStream, Key } from "./buttons.js";
import { ClaimList } from "./claims.js";
import { call } from "./http.js";
import { FrameStream, LedCanvas } from "./leds.js";

const LOG_LENGTH = 6;

// One board: how it looks, how it is, and what a person may do with it.
export class BoardCard {
  #path;
  #leds;
  #buttons;
  #simulated;
  #keys = new Map();
  #streams = [];
  #claims;
  #writes = Promise.resolve();
  node;

  constructor(board) {
    this.#path = `/hats/${board.board}`;
    this.#leds = board.capabilities.find((each) => each.capability === "leds");
    this.#buttons = board.capabilities.find((each) => each.capability === "buttons");
    this.#simulated = board.simulated;
    this.node = document.getElementById("board").content.firstElementChild.cloneNode(true);
    this.#find("h2").textContent = board.product;
    this.#find(".slug").textContent = board.board;
    this.#find("figcaption").textContent = board.product;
    this.#find(".simulated").hidden = !board.simulated;
    this.node.setAttribute("aria-label", board.product);
    this.#claims = new ClaimList(this.#find(".claims"));
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
      // Without an answer the switch stays as it is; using it will say why.
      this.#simulated && call("GET", `${this.#path}/simulation`).catch(() => undefined),
    ]);
    if (leds) {
      this.#claims.show(leds.claims);
    }
    if (simulation) {
      this.#find(".switch").setAttribute("aria-checked", simulation.fault !== "unplugged");
    }
  }

  countDown() {
    this.#claims.countDown();
  }
}
