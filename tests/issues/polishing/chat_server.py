"""A server on this machine that speaks the chat protocol, as truthfully or not as a test wants."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Talk:
    """The address of a server, and the bodies that it was sent."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def serve(reply: Reply) -> Iterator[Talk]:
    """Run a server that gives every question to ``reply``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            talk.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            talk.paths.append(self.path)
            try:
                reply(self)
            except (BrokenPipeError, ConnectionResetError):
                # The client has heard enough.
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    talk = Talk(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield talk
    finally:
        server.shutdown()
        server.server_close()


def say(text: str) -> Reply:
    """Return a reply that is a chat completion with this text."""
    return send(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


def send(body: bytes, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Return a reply with this body."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing for longer than a test waits."""
    time.sleep(3)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send one byte after the other, each in time, all together never."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)
