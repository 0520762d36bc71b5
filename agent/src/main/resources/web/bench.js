import { call } from "./http.js";

const FAULTS = {
  none: "works",
  unplugged: "pulled out",
  stuck: "data line stuck",
  "wrong-identity": "another chip answers",
  busy: "never gets done",
  frozen: "sensors frozen",
};

// What hands can do to a simulated board besides pressing its buttons, and a recording of that.
export class Bench {
  #path;
  #node;
  #simulate;
  #say;
  #dials = new Map();

  constructor(path, node, simulate, say) {
    this.#path = path;
    this.#node = node;
    this.#simulate = simulate;
    this.#say = say;
    const plug = this.#find(".switch");
    plug.addEventListener("click", () => {
      const plugIn = plug.getAttribute("aria-checked") !== "true";
      simulate({ fault: plugIn ? "none" : "unplugged" });
    });
    this.#find("select").addEventListener("change", (event) => simulate({ fault: event.target.value }));
    this.#find(".record").addEventListener("click", () => this.#toggle("recording"));
    this.#find(".play").addEventListener("click", () => this.#toggle("playing"));
    this.#find(".load input").addEventListener("change", (event) => this.#load(event.target));
    this.#find(".save").href = `${path}/simulation/recording/events`;
  }

  #find(selector) {
    return this.#node.querySelector(selector);
  }

  async refresh() {
    const [simulation, recording] = await Promise.all([
      call("GET", `${this.#path}/simulation`),
      call("GET", `${this.#path}/simulation/recording`),
    ]);
    this.#find(".switch").setAttribute("aria-checked", simulation.fault !== "unplugged");
    this.#showFaults(simulation);
    (simulation.dials ?? []).forEach((dial) => this.#showDial(dial));
    this.#showRecording(recording);
  }

  #showFaults({ fault, faults }) {
    const select = this.#find("select");
    if (select.options.length === 0) {
      select.append(...faults.map((slug) => new Option(FAULTS[slug] ?? slug, slug)));
    }
    if (document.activeElement !== select) {
      select.value = fault;
    }
  }

  #showDial({ dial, unit, least, most, value }) {
    const known = this.#dials.get(dial);
    if (known) {
      known(value);
      return;
    }
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), {
      type: "range",
      min: least,
      max: most,
      step: (most - least) / 200,
    });
    const output = document.createElement("output");
    const tell = (number) => (output.textContent = `${Number(number).toFixed(most - least > 20 ? 0 : 2)} ${unit === "1" ? "" : unit}`);
    input.addEventListener("input", () => {
      tell(input.value);
      this.#simulate({ dials: { [dial]: Number(input.value) } });
    });
    label.append(dial.replaceAll("-", " "), input, output);
    this.#find(".dials").append(label);
    this.#find(".dials").hidden = false;
    this.#dials.set(dial, (number) => {
      if (document.activeElement !== input) {
        input.value = number;
        tell(number);
      }
    });
    this.#dials.get(dial)(value);
  }

  #showRecording({ state, events, seconds }) {
    const record = this.#find(".record");
    const play = this.#find(".play");
    record.textContent = state === "recording" ? "Stop recording" : "Record";
    play.textContent = state === "playing" ? "Stop playing" : "Play";
    record.dataset.on = state === "recording";
    record.disabled = state === "playing";
    play.disabled = state === "recording" || (state === "idle" && events === 0);
    this.#find(".save").hidden = events === 0;
    this.#find(".tape").textContent = events === 0 ? "" : `${events} events, ${seconds.toFixed(1)} s`;
    this.#node.dataset.tape = state;
  }

  async #toggle(wanted) {
    const state = this.#node.dataset.tape === wanted ? "idle" : wanted;
    await this.#attempt(() => call("PUT", `${this.#path}/simulation/recording`, { state }));
  }

  async #load(input) {
    const [file] = input.files;
    input.value = "";
    if (file) {
      const events = new Blob([file], { type: "application/x-ndjson" });
      await this.#attempt(() => call("PUT", `${this.#path}/simulation/recording/events`, events));
    }
  }

  async #attempt(what) {
    try {
      await what();
      this.#say("");
      await this.refresh();
    } catch (problem) {
      this.#say(problem.message);
    }
  }
}
