"""A figure: samples of ours and of a peer, what is wanted of them, and the table of all."""
import dataclasses, statistics


@dataclasses.dataclass
class Figure:
    """What is wanted is one of: `at_most` of the figure itself, ours at most so many `times` the peer's, ours so many times `quicker`."""
    what: str
    unit: str
    ours: list
    peer: str = ""
    theirs: list = dataclasses.field(default_factory=list)
    at_most: float = None
    times: float = None
    quicker: float = None

    @property
    def ratio(self):
        return statistics.median(self.ours) / statistics.median(self.theirs) if self.theirs else None

    @property
    def target(self):
        if self.at_most is not None:
            return f"≤ {number(self.at_most)} {self.unit}"
        if self.times is not None:
            return f"≤ {self.times:g} times"
        return f"≥ {self.quicker:g} times quicker" if self.quicker is not None else ""

    @property
    def is_met(self):
        """None where nothing is wanted."""
        if self.at_most is not None:
            return statistics.median(self.ours) <= self.at_most
        if self.times is not None:
            return self.ratio <= self.times
        return 1 / self.ratio >= self.quicker if self.quicker is not None else None

    @property
    def cells(self):
        theirs = f"{self.peer} {spread(self.theirs, self.unit)}" if self.theirs else ""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}" if self.ratio >= 0.1 else f"1 / {1 / self.ratio:.0f}"
        verdict = {None: "", True: "met", False: "NOT MET"}[self.is_met]
        return [self.what, spread(self.ours, self.unit), theirs, ratio, self.target, verdict]


def number(value):
    return f"{value:,.0f}".replace(",", " ") if value >= 100 or value == int(value) else f"{value:.1f}"


def spread(samples, unit):
    """The median, and the quartiles where there is more than one sample."""
    text = f"{number(statistics.median(samples))} {unit}"
    if len(samples) < 4 or min(samples) == max(samples):
        return text
    low, _, high = statistics.quantiles(samples, n=4)
    return f"{text} ({number(low)}–{number(high)})"


def table(figures):
    """All of them as a table in Markdown that reads well as it is."""
    head = ["figure", "imsbrowser", "peer", "ratio", "target", ""]
    rows = [head] + [figure.cells for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|"] + lines[1:])
