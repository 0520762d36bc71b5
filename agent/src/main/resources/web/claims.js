import { agentNow } from "./http.js";

// The claims on a surface, from high to low, with the time that is left of each.
export class ClaimList {
  #section;
  #claims = [];
  #shape = "";

  constructor(section) {
    this.#section = section;
  }

  // Rows are made anew only when something other than the time has changed.
  show(claims) {
    this.#claims = claims;
    const shape = JSON.stringify(claims.map((claim) => ({ ...claim, expires: "" })));
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#section.querySelector("tbody").replaceChildren(...claims.map(claimRow));
      this.#section.querySelector("table").hidden = claims.length === 0;
      this.#section.querySelector(".none").hidden = claims.length > 0;
    }
    this.countDown();
  }

  countDown() {
    this.#section.querySelectorAll(".left-over").forEach((cell, i) => {
      cell.textContent = duration(Date.parse(this.#claims[i].expires) - agentNow());
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
