"""A web site to fetch from."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PAGE = b"""<!doctype html><html lang="en"><head><title>Harbour rules</title>
<meta property="og:site_name" content="Harbour Office"><meta property="article:published_time" content="2026-02-03">
</head><body><article><h1>Harbour rules</h1><p>No ship may leave the harbour before the pilot has come aboard, the
office said on Tuesday.</p><p>The rule holds for all ships that are longer than twenty metres, and for tugs.</p>
</article></body></html>"""


@dataclass(slots=True)
class Site:
    """A web server on this machine: `pages` are what it has, anything else is not found."""

    url: str = ""
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving() -> Iterator[Site]:
    """A site while it is up."""
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.set()
            media_type, body = site.pages.get(self.path, ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
