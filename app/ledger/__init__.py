"""The Ledger: the copy in SQL of every Entry, chained, and what lists, counts, searches and evidence read."""
