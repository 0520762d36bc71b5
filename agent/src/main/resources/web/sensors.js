import { Backoff } from "./http.js";

const DIGITS = { "1": 3, g: 3, "°/s": 1, "µT": 1, "°C": 1, "%": 1, hPa: 1 };

// What a board feels, told by the agent once a second.
export class SensorList {
  #path;
  #section;
  #backoff = new Backoff();
  #source;
  #timer;

  constructor(path, section) {
    this.#path = path;
    this.#section = section;
  }

  open() {
    this.close();
    const source = new EventSource(`${this.#path}/stream?interval=1s`);
    source.addEventListener("readings", (event) => {
      this.#backoff.reset();
      this.#show(JSON.parse(event.data).readings);
    });
    source.onerror = () => {
      source.close();
      this.#timer = setTimeout(() => this.open(), this.#backoff.next());
    };
    this.#source = source;
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #show(readings) {
    this.#section.querySelector("tbody").replaceChildren(...readings.map(row));
    this.#section.querySelector("table").hidden = readings.length === 0;
    this.#section.querySelector(".none").hidden = readings.length > 0;
  }
}

function row(reading) {
  const line = document.createElement("tr");
  const [what, value] = [0, 1].map(() => line.insertCell());
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.textContent = reading.stale ? `${reading.source}, stale: ${reading.reason}` : source(reading);
  what.append(reading.quantity.replace("-", " "), mark);
  value.textContent = `${words(reading)} ${reading.unit === "1" ? "" : reading.unit}`;
  line.dataset.stale = reading.stale;
  return line;
}

function source(reading) {
  return reading.compensated ? `${reading.source}, the Pi's own heat taken off` : reading.source;
}

// The value is in the one field that begins with the quantity's name.
function words(reading) {
  const stem = reading.quantity.replace("-", "").toLowerCase();
  const field = Object.keys(reading).find((name) => name.toLowerCase().startsWith(stem));
  const digits = DIGITS[reading.unit] ?? 2;
  const value = reading[field];
  return typeof value === "number"
    ? value.toFixed(digits)
    : Object.values(value).map((part) => part.toFixed(digits)).join("  ");
}
