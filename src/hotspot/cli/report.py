"""hotspot report."""
