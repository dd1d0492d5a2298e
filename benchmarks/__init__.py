"""Speed and memory, each a command with a table as its result."""
