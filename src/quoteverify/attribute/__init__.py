"""The attribute room."""
