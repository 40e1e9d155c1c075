"""How fast and how good each room is, beside what a user would pick instead."""
