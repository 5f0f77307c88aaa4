"""Redis: where an Entry is safe. Read, then commit with a script that applies what Python decided."""
