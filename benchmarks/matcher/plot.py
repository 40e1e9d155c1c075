"""The plot of the figures, as SVG."""

from __future__ import annotations

__all__ = ["draw_plot"]


def draw_plot(rows, path):
    """Draw CPU seconds and F1 against the number of quotes, a line a method."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "matcher"  # the same figures give the same file
    from matplotlib import pyplot as plt

    figure, (time, quality) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for method in dict.fromkeys(row["method"] for row in rows):
        own = [row for row in rows if row["method"] == method]
        sizes = [row["quotes"] for row in own]
        style = {"marker": "o", "linewidth": 2.5 if method.startswith("ours") else 1.2}
        time.plot(sizes, [row["cpu"] for row in own], label=method, **style)
        quality.plot(sizes, [row["f1"] for row in own], label=method, **style)
    for axes, title in ((time, "CPU seconds"), (quality, "F1 over pairs in a group")):
        axes.set(xscale="log", xlabel="quotes", title=title)
        axes.grid(alpha=0.3)
    time.set_yscale("log")
    time.legend()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
