"""Figures of the browser: what an operator feels, in a terminal of 100 x 30."""
import re, statistics, sys, time

from commands import in_turn
from figures import Figure
from terminal import Session, wakes

FULL = 500  # bytes of a full screen, at the least


def first_paint(command, environment, folder, quit="Q"):
    """Milliseconds from exec to the last byte of the first full screen."""
    session = Session(command, environment, folder)
    _, last = session.painted(silence=0.15, least=FULL)
    session.end(quit)
    return (last - session.start) * 1000


def ours(grounds, images):
    home = grounds.home(images)
    return grounds.browser(), grounds.environment(home), home


def paint(grounds, runs):
    plain, repository = grounds.environment(), grounds.repository(10_000)
    (full, many, empty, tig, less, ncdu, htop) = in_turn(
        2 * runs,
        lambda: first_paint(*ours(grounds, 10_000)),
        lambda: first_paint(*ours(grounds, 100_000)),
        lambda: first_paint(*ours(grounds, 0), quit="\x1bQ"),
        lambda: first_paint(["tig"], plain, repository),
        lambda: first_paint(["less", str(grounds.lines(10_000))], plain, grounds.folder, "q"),
        lambda: first_paint(["ncdu", "-0", str(repository)], plain, grounds.folder, "q"),
        lambda: first_paint(["htop"], plain, grounds.folder, "q"))
    what = "first screen, 10 000 images"
    return [
        Figure(what, "ms", full, "`tig`, 10 000 commits", tig, times=1),
        Figure(what, "ms", full, "an empty history", empty, times=1.2),
        Figure("first screen, 100 000 images", "ms", many, "10 000 images", full),
        Figure(what, "ms", full, "`less`, 10 000 lines", less),
        Figure(what, "ms", full, "`ncdu`", ncdu),
        Figure(what, "ms", full, "`htop`", htop)]


def step(grounds, runs):
    """The peers' step shows no preview."""
    def bytes_of(command, environment, folder, key="j", quit="Q"):
        session = Session(command, environment, folder)
        session.painted(silence=0.5, least=FULL)
        taken = [session.press(key) for _ in range(40)]
        session.end(quit)
        return taken
    stepped = bytes_of(*ours(grounds, 10_000))
    plain = grounds.environment()
    peers = [
        ("`tig`", bytes_of(["tig"], plain, grounds.repository(10_000))),
        ("`less`", bytes_of(["less", str(grounds.lines(10_000))], plain, grounds.folder, quit="q"))]
    first, *rest = [Figure("bytes of a step in the history, with its preview", "bytes", stepped, *peer) for peer in peers]
    first.at_most = 250
    return [first, *rest]


# An operator's way through a long history; the filter narrows, widens and ends.
WAY = (["j"] * 20 + ["\x04"] * 6 + ["G"] + ["k"] * 10 + ["g"] + ["/"] + list("ubuntu 7") + ["\x7f"] * 4 + list("tu 99") + ["\r"]
       + ["j"] * 5 + ["\x1b"] + ["G"] + ["k"] * 3 + ["g"] + ["/"] + list("win") + ["\x15"] + list("00042") + ["\r", "j", "\x1b"])


def keys(grounds, runs):
    """Keys that paint nothing, such as a `k` at the top, are left out."""
    session = Session(*ours(grounds, 100_000))
    session.painted(silence=1, least=FULL)
    taken, filtered = [], []
    for _ in range(5):
        isTyping = False
        for key in WAY:
            time_ = session.timed(key, silence=0.08)
            if time_ is not None:
                taken.append(time_)
                if isTyping:
                    filtered.append(time_)
            isTyping = key == "/" or isTyping and key not in "\r\x1b"
    session.end("Q")
    cut = statistics.quantiles(taken, n=100)
    return [
        Figure(f"key to last byte, 100 000 images, median of {len(taken)}", "ms", taken),
        Figure("the same, p99", "ms", [cut[98]], at_most=10),
        Figure(f"the same, the slowest of {len(filtered)} typed into the filter", "ms", [max(filtered)])]


SCREENS = {  # and the keys that lead there
    "history": "", "detail": "\t", "prompt": "i", "filter, typed": "/ubu", "filter": "/ubu\r", "find": "\t/os", "help": "?",
    "palette": ":", "JSON": "v", "explanation": "\t\r", "timeline": "t", "note": "m", "export": "E", "choice to compare": "c",
    "comparison": " jc", "clouds": "C", "search": "S", "answer": "\r", "copied": "y", "pinned": "p"}


def idle(grounds, runs, seconds=60):
    """All screens side by side."""
    service = grounds.service(10_000)
    home = grounds.home(1_000, service.url)
    sessions = {}
    for name, way in SCREENS.items():
        session = Session(grounds.browser(service.url), grounds.environment(home), home)
        session.painted(silence=0.5, least=FULL)
        if way and not sum(session.press(key, silence=0.2) for key in way):
            sys.exit(f"bench: nothing is painted on the way to “{name}”")
        sessions[name] = session
    deadline = time.monotonic() + 12  # an ask's alarm, and the threads of a pool that end when they have had no work for 5 s
    for session in sessions.values():
        session.painted(silence=max(0.1, deadline - time.monotonic()))
    before = {name: session.context_switches() for name, session in sessions.items()}
    time.sleep(seconds)
    woken = {name: wakes(before[name], session.context_switches()) for name, session in sessions.items()}
    bytes_ = {name: session.painted(silence=0)[0] for name, session in sessions.items()}
    for session in sessions.values():
        session.end("\x1bQ")
    noisy = ", ".join(name for name in SCREENS if woken[name] or bytes_[name])
    suffix = f" ({noisy})" if noisy else ""
    return [
        Figure(f"wake-ups in {seconds} idle seconds, {len(SCREENS)} screens{suffix}", "", [sum(woken.values())], at_most=0),
        Figure("bytes painted meanwhile", "", [sum(bytes_.values())], at_most=0)]


def memory(grounds, runs):
    def most(command, environment, folder, way="", quit="Q"):
        session = Session(command, environment, folder)
        session.painted(silence=0.5, least=FULL)
        for key in way:
            session.press(key, silence=0.3)
        most = session.most_resident()
        session.end(quit)
        return most
    plain, repository = grounds.environment(), grounds.repository(10_000)
    full, many, empty, tig, htop = in_turn(
        3, lambda: most(*ours(grounds, 10_000), "Gg/ubu\x1b\x1b"), lambda: most(*ours(grounds, 100_000), "Gg/ubu\x1b\x1b"),
        lambda: most(*ours(grounds, 0), quit="\x1bQ"), lambda: most(["tig"], plain, repository, "Gg"),
        lambda: most(["htop"], plain, grounds.folder, quit="q"))
    return [
        Figure("most memory: the browser, 10 000 images", "MB", full, "`tig`, 10 000 commits", tig, at_most=30),
        Figure("most memory: the browser, 100 000 images", "MB", many, "10 000 images", full),
        Figure("most memory: the browser, no image", "MB", empty, "`htop`", htop)]


def traced(command, environment, folder, log, quit="Q"):
    """System calls, and files opened, until the last of the first screen is written."""
    session = Session(["strace", "-f", "-o", str(log), *command], environment, folder)
    session.painted(silence=0.5, least=FULL)
    session.end(quit)
    lines = [line for line in log.read_text().splitlines() if not re.search(r" resumed>|\+\+\+|---", line)]
    asked = next(at for at, line in enumerate(lines) if re.search(rf'read\(\d+, "{quit}"', line))
    last = max(at for at, line in enumerate(lines[:asked]) if re.search(r'write\(\d+, ".*\\33', line))
    before = lines[:last + 1]
    return len(before), sum(bool(re.search(r"open(at)?\(.*\) += \d+", line)) for line in before)


def start(grounds, runs):
    log = grounds.folder / "strace"
    own = traced(*ours(grounds, 10_000), log)
    tig = traced(["tig"], grounds.environment(), grounds.repository(10_000), log)
    return [
        Figure("system calls before the first screen", "", [own[0]], "`tig`", [tig[0]]),
        Figure("files opened before the first screen", "", [own[1]], "`tig`", [tig[1]])]
