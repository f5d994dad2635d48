"""Bytes in, Document out: fetching, pages, plain text, addresses and typed dates. No database.

Importing this package loads none of the libraries behind it; each is loaded by the first call that needs it.
"""

from __future__ import annotations

from claimdesk.intake.fetching import Fetched, fetch
from claimdesk.intake.putting_back import put_back
from claimdesk.intake.reading import read
from claimdesk.intake.typed_dates import date_typed
from claimdesk.intake.urls import normal_url, url_key

__all__ = ["Fetched", "date_typed", "fetch", "normal_url", "put_back", "read", "url_key"]
