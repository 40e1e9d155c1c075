"""Quote verification: whether sources agree on what somebody said, with the evidence."""

from __future__ import annotations
