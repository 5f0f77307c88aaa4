"""A carrier on loopback with Twilio's shapes, for the demo, the end-to-end tests and the benchmark."""
