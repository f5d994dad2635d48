"""All limits on input, in one place. Each one that is passed gives one clear sentence."""

from __future__ import annotations

INPUT_BYTES = 20 * 1024 * 1024
"""A file, paste, page or capture."""
TEXT_CHARS = 5_000_000
"""The text of one revision, after extraction."""
TEXT_LINES = 100_000
"""Lines of a text, before extraction: each is looked at by itself."""
HTML_NODES = 100_000
"""Elements of a page; beyond it nothing is parsed."""
HTML_DEPTH = 500
"""Nesting of a page."""
FETCH_SECONDS = 30.0
"""A whole fetch, redirects included."""
FETCH_REDIRECTS = 5
FIELD_CHARS = 1024
"""A text field that may be changed; longer texts stand in fields that are written once."""
NAME_CHARS = 300
"""A claimant's name. PostgreSQL can't index more than 2,700 bytes."""
PROSE_CHARS = 200_000
"""A rationale, comment or excerpt."""
COUNT_SHOWN = 10_000
"""Counts above are shown as "10,000+"."""
RANKED_MATCHES = 2_000
"""Matches of a search that are ranked; with more, the newest come first."""
UNPACKED_BYTES = 50 * 1024 * 1024
"""A part of a Word file, unpacked."""
APART_SECONDS = 30.0
"""Reading a PDF or RTF file, which is done in a process of its own."""
APART_BYTES = 1024 * 1024 * 1024
"""Memory of that process, where the system can hold it to that."""
