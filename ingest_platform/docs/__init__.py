"""Pages that are written from the declarations, so that they say what the program does."""
