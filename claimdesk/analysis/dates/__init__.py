"""Dates, times, durations and sets in running text.

`patterns` finds the expressions, `resolve` says which days they mean, `calendar` counts. dateparser is not used on
English text: finding is what its search gets wrong, and what is found here is already in parts.
"""

from claimdesk.analysis.dates.mentions import Published, dates, published_on

__all__ = ["Published", "dates", "published_on"]
