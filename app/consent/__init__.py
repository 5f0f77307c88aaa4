"""The decision core: pure values and functions. No I/O, no clock, no environment; `now` is always an argument."""
