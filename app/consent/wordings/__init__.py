"""Wordings made for a Business and one of its Programs, each with every element that its use needs."""
