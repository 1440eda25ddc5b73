"""hotspot detect."""
