"""The sources that there are, one folder each."""
