"""What happens goes on to the Businesses' own applications: signed, at least once, and never in anybody's way."""
