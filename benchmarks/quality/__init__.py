"""How well scorers tell one utterance from another, and how the shipped tables were made."""
