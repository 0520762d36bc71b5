"""Shows the machine's load as a bar on an LED matrix, until it is told to end."""

import json
import os
import signal
import urllib.error
import urllib.request

LEDS = "{}/hats/{}/leds".format(os.environ["HATRACK_ADDR"], os.environ["HATRACK_BOARD"])
TOKEN_FILE = os.environ["HATRACK_TOKEN_FILE"]
ENDS = [signal.SIGTERM, signal.SIGINT]
EVERY_SECONDS = 5


def call(method, query="", document=None):
    """One request; the answer's text. The token is read each time, because Nomad renews it."""
    with open(TOKEN_FILE, encoding="ascii") as file:
        headers = {"Authorization": "Bearer " + file.read().strip(), "Content-Type": "application/json"}
    body = None if document is None else json.dumps(document).encode()
    request = urllib.request.Request(LEDS + query, method=method, headers=headers, data=body)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.read().decode()


def bar(share, leds):
    """Lit from the left as far as the share goes, 0 to 1; the last column in part."""
    columns = min(max(share, 0.0), 1.0) * leds["width"]
    levels = [round(255 * min(max(columns - x, 0.0), 1.0)) for x in range(leds["width"])]
    row = levels if leds["colours"] == "grey8" else ["#00{:02x}00".format(level) for level in levels]
    return [row] * leds["height"]


def draw():
    leds = json.loads(call("GET"))
    share = os.getloadavg()[0] / os.cpu_count()
    call("PUT", "?priority=50&ttl=30s", {"pixels": bar(share, leds)})


def main():
    # Signals are waited for, not handled: nothing is cut off in the middle.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    while True:
        try:
            draw()
        except urllib.error.HTTPError as refusal:
            print(refusal.code, refusal.read().decode(), flush=True)
        except OSError as failure:
            print(failure, "- trying again", flush=True)
        if signal.sigtimedwait(ENDS, EVERY_SECONDS):
            break
    call("DELETE")


if __name__ == "__main__":
    main()
