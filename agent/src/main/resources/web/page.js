// The live page: boards as they look now, who draws on them, and what a person may do with them.
// It uses nothing but the public HTTP API. While the page is hidden it asks for nothing.

import { BoardCard } from "./board.js";
import { call } from "./http.js";

const POLL_MS = 1500;

const element = (id) => document.getElementById(id);

const cards = new Map(); // by slug: { card, shape }

function link(state, words) {
  const line = element("link");
  if (line.textContent !== words) {
    line.textContent = words;
  }
  line.dataset.state = document.body.dataset.link = state;
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
