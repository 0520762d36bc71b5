import { Bench } from "./bench.js";
import { ButtonStream, Key } from "./buttons.js";
import { ClaimList } from "./claims.js";
import { EinkCanvas } from "./eink.js";
import { call } from "./http.js";
import { FrameStream, LedCanvas } from "./leds.js";
import { SensorList } from "./sensors.js";

const LOG_LENGTH = 6;

// One board: how it looks, how it is, and what a person may do with it.
export class BoardCard {
  #path;
  #leds;
  #eink;
  #einkCanvas;
  #bench;
  #buttons;
  #simulated;
  #keys = new Map();
  #streams = [];
  #claims;
  #writes = Promise.resolve();
  node;

  constructor(board) {
    this.#path = `/hats/${board.board}`;
    const able = (name) => board.capabilities.find((each) => each.capability === name);
    this.#leds = able("leds");
    this.#eink = able("eink");
    this.#buttons = able("buttons");
    this.#simulated = board.simulated;
    this.node = document.getElementById("board").content.firstElementChild.cloneNode(true);
    this.#find("h2").textContent = board.product;
    this.#find(".slug").textContent = board.board;
    this.#find("figcaption").textContent = board.product;
    this.#find(".simulated").hidden = !board.simulated;
    this.node.setAttribute("aria-label", board.product);
    this.#claims = new ClaimList(this.#find(".claims"));
    this.#buildScreen();
    this.#buildForm();
    this.#buildButtons();
    this.#buildSensors(able("sensors"));
    this.#buildBench();
  }

  #find(selector) {
    return this.node.querySelector(selector);
  }

  get #surface() {
    return this.#leds ?? this.#eink;
  }

  #buildScreen() {
    const surface = this.#surface;
    const screen = this.#find(".screen");
    screen.hidden = !surface;
    this.#find(".claims").hidden = !surface;
    if (this.#leds) {
      const { path, width, height, colours } = this.#leds;
      const canvas = new LedCanvas(this.#find("canvas"), width, height, colours);
      screen.dataset.shape = width > height ? "wide" : "square";
      this.#streams.push(new FrameStream(path, (levels) => canvas.show(levels)));
    } else if (this.#eink) {
      const { width, height } = this.#eink;
      screen.dataset.shape = "paper";
      this.#einkCanvas = new EinkCanvas(this.#find("canvas"), this.#find(".panel-status"), width, height);
    }
  }

  #buildForm() {
    const form = this.#find("form");
    form.hidden = !this.#surface;
    this.#find(".picture").hidden = !this.#surface;
    this.#find(".colour").hidden = this.#leds?.colours !== "rgb8";
    this.#find("form h3").textContent = this.#eink && !this.#leds ? "Show a page" : "Show a text";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(form.elements);
    });
    this.#find(".clear").addEventListener("click", () => this.#write("DELETE", this.#surface.path));
  }

  #submit({ text, picture, priority, colour }) {
    const query = `priority=${encodeURIComponent(priority.value)}`;
    const [file] = picture.files;
    if (file) {
      picture.value = "";
      this.#write("PUT", `${this.#surface.path}?${query}&fit=contain`, file);
    } else if (!text.value) {
      this.#say("Write a text, or choose a picture.");
    } else if (this.#leds) {
      const coloured = this.#leds.colours === "rgb8" ? { colour: colour.value } : {};
      this.#write("POST", `${this.#leds.path}/text?${query}`, { text: text.value, ...coloured });
    } else {
      this.#write("PUT", `${this.#eink.path}?${query}`, { text: text.value });
    }
  }

  #buildSensors(sensors) {
    if (sensors) {
      this.#find(".sensors").hidden = false;
      this.#streams.push(new SensorList(sensors.path, this.#find(".sensors")));
    }
  }

  #buildButtons() {
    const names = this.#buttons?.buttons ?? [];
    names.forEach((name, i) => {
      const key = new Key(name, this.#simulated && ((down) => this.#simulate({ buttons: { [name]: down } })));
      this.#keys.set(name, key);
      const joystick = names.includes("middle");
      key.node.dataset.place = name;
      this.#find(joystick || i >= names.length / 2 ? ".right" : ".left").append(key.node);
      this.#find(".right").classList.toggle("joystick", joystick);
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
    if (this.#simulated) {
      this.#bench = new Bench(
        this.#path,
        this.#find(".bench"),
        (change) => this.#simulate(change),
        (words) => this.#say(words),
      );
    }
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
    const [surface] = await Promise.all([
      this.#surface && call("GET", this.#surface.path),
      // Without an answer the bench stays as it is; using it will say why.
      this.#bench?.refresh().catch(() => undefined),
    ]);
    if (surface) {
      this.#claims.show(surface.claims);
      this.#einkCanvas?.show(surface);
    }
  }

  countDown() {
    this.#claims.countDown();
  }
}
