"""The monthly bulletin: statistics, documents, and an auditor of written figures."""
