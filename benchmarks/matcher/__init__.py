"""Speed and quality of the matcher, beside what a user would pick instead."""
