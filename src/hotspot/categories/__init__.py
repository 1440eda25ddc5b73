"""Which of the fourteen categories a ticket belongs to, and how a model of them lives."""
