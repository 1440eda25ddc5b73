"""Personal data found in a text: numbers, doors, names, and what each is replaced by."""
