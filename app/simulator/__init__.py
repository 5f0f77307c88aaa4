"""A carrier on loopback with Twilio's shapes, for the demo, the end-to-end tests and the benchmark."""

DEMO_PHONE = "+17045550123"
"""The consumer that the page and the commands play where no other number is named."""
