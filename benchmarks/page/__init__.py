"""The page of a report: how soon a browser shows it."""
