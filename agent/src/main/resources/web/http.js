// Calls to the agent, and what is needed around them.

const RETRY_MS = { first: 500, longest: 10_000 };

// What the agent refused, in its own words.
export class Problem extends Error {}

let clockAhead = 0;

// The agent's clock, in ms since 1970: claims end by it.
export const agentNow = () => Date.now() + clockAhead;

export async function call(method, path, body) {
  const options = { method, headers: { Accept: "application/json, application/problem+json" }, cache: "no-store" };
  if (body !== undefined) {
    const file = body instanceof Blob;
    options.headers["Content-Type"] = file ? body.type : "application/json";
    options.body = file ? body : JSON.stringify(body);
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

// How long to wait before the next try: longer each time, and never quite the same.
export class Backoff {
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
