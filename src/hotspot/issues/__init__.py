"""Which tickets tell of the same issue, and which issues make a hotspot."""
