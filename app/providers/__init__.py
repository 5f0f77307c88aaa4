"""Carriers: verify what they send us, parse it, ask them to send. Pure but for the wire."""
