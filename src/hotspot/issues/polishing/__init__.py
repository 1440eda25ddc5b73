"""A language model of the office's own may polish sentences; whatever it says is checked against the tickets."""
