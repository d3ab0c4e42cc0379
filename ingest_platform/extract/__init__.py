"""Talking to vendors: what every client shares. Knows no vendor."""
