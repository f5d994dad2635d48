"""The vocabulary that all rooms share. Standard library only; imports nothing of Claimdesk."""
