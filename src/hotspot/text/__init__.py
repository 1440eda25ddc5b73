"""From a masked ticket text to tokens, places and vectors."""
