"""Where a quote stands in a long text: time and offsets, beside what a user would pick instead."""
