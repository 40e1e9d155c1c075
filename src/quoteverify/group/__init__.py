"""The group room."""
