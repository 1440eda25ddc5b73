"""How a hotspot reads: title and sentence from the tickets' own words."""
