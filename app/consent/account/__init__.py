"""The account: what a chain's entries say, in plain sentences, each with the entries that it rests on."""
