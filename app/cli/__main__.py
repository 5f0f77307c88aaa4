"""`python -m app.cli`: the same as `consentry`."""

from app.cli import main

main()
