"""Serves hat.py on loopback: `serve.py PORT [flask|waitress]`."""

import logging
import sys

import hat


def by_waitress(port):
    import waitress

    server = waitress.create_server(hat.app, host="127.0.0.1", port=port, threads=8)
    print(f"ready http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


def by_flask(port):
    from werkzeug.serving import make_server

    # Nothing is logged for a request. It closes the connection after each answer, and can't be told otherwise.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", port, hat.app, threaded=True)
    print(f"ready http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    hat.begin()
    serve = by_waitress if sys.argv[2:] == ["waitress"] else by_flask
    serve(int(sys.argv[1]))
