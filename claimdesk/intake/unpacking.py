"""Undo a response's content encoding without ever holding more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import FetchFailed, TooLarge
from claimdesk.words.limits import INPUT_BYTES

ACCEPTED = "gzip, deflate"
_PIECE = 256 * 1024


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body's bytes, unpacked in small pieces. Raises TooLarge beyond `INPUT_BYTES`, FetchFailed when damaged."""
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if not names:
        yield from _bounded(chunks)
    elif len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        yield from _bounded(_inflated(chunks, gzip=names[0] != "deflate"))
    else:
        raise FetchFailed(
            f"The server sent the page packed as {one_line(', '.join(names))[:40]}, which was not asked for: "
            "save it in a browser and import the file."
        )


def _bounded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > INPUT_BYTES:
            raise TooLarge(
                f"The page is larger than {INPUT_BYTES // 1024**2} MiB: save the article alone and import the file."
            )
        yield chunk


def _inflated(chunks: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    fresh: Callable[[bytes], zlib._Decompress] = _gzip if gzip else _deflate
    machine: zlib._Decompress | None = None
    ended = False
    for chunk in chunks:
        while chunk:
            machine = machine or fresh(chunk)
            try:
                piece = machine.decompress(chunk, _PIECE)
            except zlib.error as error:
                if ended:  # bytes behind the last member are padding
                    return
                raise FetchFailed("The page arrived damaged: it could not be unpacked. Try again.") from error
            if piece:
                yield piece
            chunk = machine.unconsumed_tail
            if machine.eof:
                chunk, machine, ended = machine.unused_data, None, True
    if machine is not None and not machine.eof:
        yield machine.flush()
        raise FetchFailed("The page arrived incomplete: the connection ended early. Try again.")


def _gzip(_: bytes) -> zlib._Decompress:
    return zlib.decompressobj(31)


def _deflate(start: bytes) -> zlib._Decompress:
    # Servers call both the zlib format and the bare one "deflate".
    is_zlib = len(start) >= 2 and start[0] & 0x0F == 8 and (start[0] * 256 + start[1]) % 31 == 0
    return zlib.decompressobj(15 if is_zlib else -15)
