"""Labels: verbatim, paraphrased or single-source, with the reason in words."""

from __future__ import annotations

from quoteverify.label._labels import label_quotes

__all__ = ["label_quotes"]
