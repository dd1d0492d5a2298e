"""One module a format, each with NAME, matches(head) and read."""
