"""What Claimdesk costs, each figure beside a baseline from the same run: `python -m benchmarks`."""
