"""Near-duplicate documents: how many are found, and how the time grows."""
