"""Which tickets are one issue: candidates, comparisons, probabilities, linkage, agreement."""
