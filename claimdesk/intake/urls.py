"""Web addresses: which are accepted, how they are kept, and which two are the same."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from claimdesk.words.errors import BadInput
from claimdesk.words.references import shortened

URL_CHARS = 4096
KEY_BYTES = 1000
"""A key has an index on it; PostgreSQL can't index more than 2,700 bytes."""
_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\\<>\"`{}^|]")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_ga|_gl|ref_src|ref_url|cmpid"
    r"|ocid|at_(?:medium|campaign|link\w*|ptr_name|format|bbc_team)|ns_\w+|wt_mc|pk_\w+|mtm_\w+|spm|share_?id|smid|xtor"
    r"|guccounter|guce_\w+)",
    re.IGNORECASE,
)


def normal_url(url: str) -> str:
    """The address as it is kept: scheme and host in small letters, no default port, host in ASCII. Raises BadInput."""
    text = url.strip()
    shown = shortened(_UNSAFE.sub(" ", re.sub(r"//[^/@]*@", "//", text)))
    if not text:
        raise BadInput("No web address was given: write one such as https://example.org/article.")
    if len(text) > URL_CHARS:
        raise _too_long()
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        scheme = parts.scheme.lower()
        ascii_host = host if host.isascii() else _in_ascii(host)
    except ValueError as error:  # UnicodeError is one
        raise BadInput(f"“{shown}” is not a web address: look for a typing error in it.") from error
    if scheme not in _PORTS:
        raise BadInput(f"“{shown}” is not an http or https address: only web pages can be named by their address.")
    if _UNSAFE.search(text):
        raise BadInput(f"“{shown}” holds blanks or signs that no web address has: copy it from the browser again.")
    if not _is_host(ascii_host):
        raise BadInput(f"“{shown}” names no host: write an address such as https://example.org/article.")
    if parts.username is not None or parts.password is not None:
        raise BadInput(f"“{shown}” carries a user name or password: give the address without them.")
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    if port and port != _PORTS[scheme]:
        netloc += f":{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    kept = urlunsplit((scheme, netloc, path, query, quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?")))
    if len(kept) > URL_CHARS:  # a letter outside ASCII takes up to twelve characters
        raise _too_long()
    return kept


def url_key(url: str) -> str:
    """The form in which two addresses of the same page are equal; what can't be an address is itself.

    Left out: http or https, `www.`, default port, fragment, tracking parameters, their order, a slash at the end.
    Beyond `KEY_BYTES` the SHA-256 of that form stands in its place.
    """
    try:
        parts = urlsplit(normal_url(url))
    except BadInput:
        return _short(url.strip())
    pairs = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)
    ]
    host = parts.netloc.removeprefix("www.")
    return _short(urlunsplit(("https", host, parts.path.rstrip("/") or "/", urlencode(sorted(pairs)), "")))


def _short(key: str) -> str:
    data = key.encode()
    return key if len(data) <= KEY_BYTES else f"sha256:{hashlib.sha256(data).hexdigest()}"


def _too_long() -> BadInput:
    return BadInput(f"This web address is longer than {URL_CHARS:,} characters: give a shorter one.")


def _in_ascii(host: str) -> str:
    """A host of other letters as the network knows it (IDNA 2008; Python's own codec makes `ss` of `ß`)."""
    import idna

    return idna.encode(host, uts46=True).decode("ascii")


def _is_host(host: str) -> bool:
    if ":" in host:  # urlsplit has looked into the brackets
        return True
    labels = host.split(".")
    return len(host) <= 253 and all(re.fullmatch(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", label) for label in labels)
