"""Fetch one page over http or https: bounded in time, size and redirects, and kept off private networks."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from claimdesk import __version__
from claimdesk.intake.addresses import resolved
from claimdesk.intake.unpacking import ACCEPTED, unpacked
from claimdesk.intake.urls import normal_url
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput, FetchFailed
from claimdesk.words.limits import FETCH_REDIRECTS, FETCH_SECONDS

if TYPE_CHECKING:
    import httpx

KEPT_HEADERS = (
    "content-type",
    "content-language",
    "content-length",
    "content-encoding",
    "date",
    "last-modified",
    "etag",
    "server",
)
"""Headers that say something about the page; none that could carry a secret."""
_HEADER_CHARS = 400
_TICK_S = 0.05
_ADDRESSES = 4
_CONNECT_S = 10.0
_AGENT = f"Claimdesk/{__version__}"
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"
_REASONS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses to show the page to programs",
    404: "has no such page",
    410: "has removed the page",
    429: "asks to slow down",
    451: "may not show the page for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was obtained: `body` unpacked, `headers` in small letters and only those of `KEPT_HEADERS`."""

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    media_type: str
    body: bytes
    tool: str


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Fetched:
    """Fetch `url`, following redirects; `on_progress` hears bytes so far and in all, where the server says so.

    A thread talks to the server, so that neither a stalled connection nor one that drips outlives the limit or a
    cancel; both calls back are made on the caller's thread. Raises BadInput, TooLarge or FetchFailed.
    """
    address = normal_url(url)
    talk = Talk(address, allow_private=allow_private, deadline=time.monotonic() + FETCH_SECONDS)
    threading.Thread(target=talk.run, name="claimdesk-fetch", daemon=True).start()
    try:
        while True:
            if cancelled():
                raise FetchFailed("The fetch was cancelled; nothing was kept.")
            if time.monotonic() > talk.deadline:
                raise _too_slow(address)
            try:
                news = talk.news.get(timeout=_TICK_S)
            except queue.Empty:
                continue
            if isinstance(news, Fetched):
                return news
            if isinstance(news, Exception):
                raise news
            if on_progress:
                on_progress(*news)
    finally:
        talk.hang_up()


class Talk:
    """The conversation with the servers, held on a thread of its own; what comes of it goes into `news`."""

    def __init__(self, url: str, *, allow_private: bool, deadline: float) -> None:
        self.url, self.allow_private, self.deadline = url, allow_private, deadline
        self.news: queue.SimpleQueue[Fetched | Exception | tuple[int, int | None]] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._socket: socket.socket | None = None

    def run(self) -> None:
        """Fetch, and put the page or the error into `news`."""
        try:
            self.news.put(self._follow())
        except Exception as error:  # the caller's thread raises it
            self.news.put(error)

    def hang_up(self) -> None:
        """End the conversation: wakes the thread where it waits for the server."""
        self._stopped.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _follow(self) -> Fetched:
        import httpx

        here = self.url
        # No proxies of the environment: they would connect to addresses that nobody has checked. No connection is
        # kept, since two names on one address may not share a TLS session.
        limits = httpx.Limits(max_keepalive_connections=0)
        with httpx.Client(trust_env=False, limits=limits) as client:
            for _ in range(FETCH_REDIRECTS + 1):
                with contextlib.closing(self._answer(client, here)) as response:
                    target = _redirect(response, here)
                    if target is None:
                        return self._page(response, here)
                here = target
        raise FetchFailed(
            f"{self.url} redirects more than {FETCH_REDIRECTS} times: "
            "open it in a browser and give the address it ends at."
        )

    def _answer(self, client: httpx.Client, url: str) -> httpx.Response:
        """The response to one request, its body still to come, from the first address that can be reached."""
        import httpx

        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        failure: Exception | None = None
        for address in resolved(host, port, allow_private=self.allow_private, timeout_s=self._left_s())[:_ADDRESSES]:
            left_s = self._left_s()
            try:
                request = client.build_request(
                    "GET",
                    httpx.URL(url).copy_with(host=address, fragment=None),
                    headers={
                        "Host": parts.netloc,
                        "User-Agent": _AGENT,
                        "Accept": _ACCEPT,
                        "Accept-Encoding": ACCEPTED,
                    },
                    timeout=httpx.Timeout(left_s, connect=min(left_s, _CONNECT_S)),
                    # The certificate is checked against the name, though the connection goes to the address.
                    extensions={"sni_hostname": host, "trace": self._notice},
                )
                return client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
                if "CERTIFICATE" in str(error).upper():
                    break
            except httpx.TimeoutException as error:
                raise _too_slow(self.url) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchFailed(
                    f"{host} did not answer as a web server does: try again, or save the page in a browser."
                ) from error
        if failure is not None and "CERTIFICATE" in str(failure).upper():
            raise FetchFailed(
                f"The certificate of {host} can't be trusted, so it is unsure who answers: check the address."
            )
        raise FetchFailed(f"{host} can't be reached: check the address and the network, then try again.") from failure

    def _page(self, response: httpx.Response, url: str) -> Fetched:
        import httpx

        host = urlsplit(url).hostname
        if not 200 <= response.status_code < 300:
            reason = _REASONS.get(response.status_code, f"answered with status {response.status_code}")
            raise FetchFailed(f"{host} {reason}: open the page in a browser, save it and import the file.")
        body = bytearray()
        size = response.headers.get("content-length", "")
        total = int(size) if size.isascii() and size.isdigit() and len(size) < 15 else None
        packed = response.headers.get("content-encoding", "")
        try:
            for piece in unpacked(response.iter_raw(), packed):
                body += piece
                self._left_s()
                self.news.put((len(body), None if packed else total))
        except httpx.TimeoutException as error:
            raise _too_slow(self.url) from error
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise FetchFailed(f"The connection to {host} broke off before the page had arrived: try again.") from error
        return Fetched(
            url=self.url,
            final_url=url,
            status=response.status_code,
            headers={
                name: one_line(response.headers[name])[:_HEADER_CHARS]
                for name in KEPT_HEADERS
                if name in response.headers
            },
            media_type=one_line(response.headers.get("content-type", ""))[:_HEADER_CHARS],
            body=bytes(body),
            tool=f"Claimdesk {__version__} (httpx {httpx.__version__})",
        )

    def _left_s(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            raise _too_slow(self.url)
        return left

    def _notice(self, event: str, info: dict[str, Any]) -> None:
        """httpcore's trace: keep the socket, so that the caller's thread can close it."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            self._left_s()


def _too_slow(url: str) -> FetchFailed:
    return FetchFailed(
        f"{url} took longer than {FETCH_SECONDS:.0f} s: try again later, or save it in a browser and import the file."
    )


def _redirect(response: httpx.Response, here: str) -> str | None:
    """Where a response sends the fetch on to; None for the page itself."""
    target = response.headers.get("location", "").strip()
    if response.status_code not in (301, 302, 303, 307, 308) or not target:
        return None
    try:
        return normal_url(urljoin(here, target)).partition("#")[0]
    except (BadInput, ValueError) as error:
        raise FetchFailed(
            f"{urlsplit(here).hostname} redirects to something that is no web address: give the page's own address."
        ) from error
