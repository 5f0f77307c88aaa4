"""Imports: consents, revocations and people out of a firm's own lists, each line whole or absent."""
