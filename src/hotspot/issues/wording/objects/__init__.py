"""Which objects a hotspot names: the estates, schools, roads, shops and schemes that its tickets are about."""
