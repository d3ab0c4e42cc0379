"""From raw to refined: declarations compiled to tables and to set-based statements."""
