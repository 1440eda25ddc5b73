"""Which kind of problem a ticket or an issue speaks of: named themes, and new ones."""
