"""Dates, times, durations and sets in running text.

`grammar` is the table of expressions; `absolute`, `relative` and `lengths` say what each means; `calendar` counts.
dateparser is not used on English text: finding is what its search gets wrong, and what is found here is already in
parts. Its names and phrases are what dates in other languages are found by (`foreign`).
"""

from claimdesk.analysis.dates.mentions import Published, dates, published_on

__all__ = ["Published", "dates", "published_on"]
