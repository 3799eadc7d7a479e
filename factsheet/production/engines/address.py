"""The address of a scheduler, and whether it may be used as it is."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from factsheet.diagnostics import Diagnostic
from factsheet.production.options import OptionError

_LOCAL = "localhost"


def check_address(address: str, *, insecure: bool) -> None:
    """Raise OptionError for what is no `tls://` or `tcp://` address, and for an open one that leaves this machine.

    Whoever reaches a scheduler can run code on its workers, and content travels in the clear without TLS: then it must
    be `insecure` on purpose.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host is None or port is None or parts.scheme not in {"tls", "tcp"} or parts.path:
        hint = "for example `tls://scheduler.example.org:8786`, or `tcp://127.0.0.1:8786` on this machine"
        raise OptionError([Diagnostic("scheduler", f"{address!r} is no address of a scheduler", hints=(hint,))])
    if parts.scheme == "tcp" and not insecure and not _is_loopback(host):
        hints = ("use `tls://` with certificates (docs/clusters.md)", "`--insecure-scheduler` allows it all the same")
        raise OptionError([Diagnostic("scheduler", f"{address} is neither encrypted nor on this machine", hints=hints)])


def _is_loopback(host: str) -> bool:
    try:
        return host == _LOCAL or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
