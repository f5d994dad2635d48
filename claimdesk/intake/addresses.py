"""Which addresses of the network a fetch may reach: none that is private, unless the person asked for it."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading

from claimdesk.words.errors import FetchFailed

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolved(host: str, port: int, *, allow_private: bool, timeout_s: float) -> list[str]:
    """The addresses of `host` that may be connected to, in the system's order. Raises FetchFailed.

    The caller connects to one of these and not to the name, so that a second answer of the name server can't
    lead elsewhere than what was checked.
    """
    addresses = _looked_up(host, port, timeout_s)
    allowed = [address for address in addresses if allow_private or not is_private(address)]
    if not allowed:
        raise FetchFailed(
            f"{host} is a private address ({addresses[0]}), which is not fetched. "
            "The command line fetches it with --allow-private, if that is meant."
        )
    return allowed


def is_private(address: str) -> bool:
    """Whether an address is anything but one of the public Internet; IPv4 inside IPv6 is looked at as IPv4."""
    try:
        return not _is_public(ipaddress.ip_address(address))
    except ValueError:
        return True


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
        if int(address) >> 32 == 0:  # ::1, :: and the old IPv4-compatible form
            return False
    return address.is_global and not address.is_multicast


def _looked_up(host: str, port: int, timeout_s: float) -> list[str]:
    """Ask the system for a host's addresses; it knows no time limit, so a thread asks that may be left behind."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="claimdesk-lookup", daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.01, timeout_s))
    except queue.Empty:
        raise FetchFailed(f"The name {host} was not resolved in time: check the network, then try again.") from None
    if isinstance(answer, Exception) or not answer:
        raise FetchFailed(f"There is no host {host} that can be found: check the address and the network.")
    return answer
