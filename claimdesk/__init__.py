"""Claimdesk: a workbench in the terminal for people who check claims."""

__version__ = "0.1.0"
