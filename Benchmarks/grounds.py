"""What the programs are measured on: folders, histories, a repository."""
import json, os, sqlite3, subprocess, tempfile, time
from pathlib import Path

import service
from terminal import Session

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("IMSBROWSER_BINARY") or str(ROOT / ".build/release/imsbrowser")
# Nothing listens there, and nothing asks: the history shows itself from its snapshots.
NOWHERE = "http://127.0.0.1:9"


class Grounds:
    """A folder that is gone at the end, and in it one home for each number of images in the history, made when asked for."""

    def __init__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="imsbrowser-bench-")
        self.folder = Path(self.temporary.name)
        self.services = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in self.services.values():
            one.stop()
        self.temporary.cleanup()

    def environment(self, home=None, **more):
        home = str(home or self.folder)
        return {
            "PATH": os.environ["PATH"], "HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "GIT_CONFIG_GLOBAL": "/dev/null"} | more

    def home(self, images, endpoint=NOWHERE):
        """A home whose history has so many images of an endpoint."""
        home = self.folder / f"home-{images}-{endpoint.rpartition(':')[2]}"
        if not home.exists():
            home.mkdir()
            session = Session(self.browser(endpoint), self.environment(home), home)
            session.painted(silence=0.3, least=500)
            session.end("\x1b")
            fill_history(home / "imsbrowser/history.sqlite", images, endpoint)
        return home

    def browser(self, endpoint=NOWHERE):
        return [PROGRAM, "--endpoint", endpoint]

    def service(self, images, secure=False):
        if (images, secure) not in self.services:
            certificate = self.certificate() if secure else None
            self.services[images, secure] = service.Service(images, certificate)
        return self.services[images, secure]

    def certificate(self):
        file = self.folder / "certificate.pem"
        return str(file) if file.exists() else service.make_certificate(self.folder)

    def repository(self, commits):
        folder = self.folder / f"repository-{commits}"
        if folder.exists():
            return folder
        git = {"check": True, "env": self.environment()}
        subprocess.run(["git", "init", "-q", folder], **git)
        text = "".join(
            f"commit refs/heads/main\ncommitter A <a@example.com> {1_700_000_000 + n * 60} +0000\n"
            f"data <<E\nCommit number {n}\nE\n" for n in range(commits))
        subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=text, text=True, **git)
        subprocess.run(["git", "-C", folder, "symbolic-ref", "HEAD", "refs/heads/main"], **git)
        return folder

    def lines(self, count):
        """A text file for `less`."""
        file = self.folder / f"lines-{count}.txt"
        file.write_text("".join(f"{service.identifier(n)} {service.NAMES[n % 4]} {n}\n" for n in range(count)))
        return file


def fill_history(file, images, endpoint):
    """Writes images into the history that the program has made: views from a day to a year ago."""
    day, now = 86_400_000, int(time.time() * 1000)
    database = sqlite3.connect(file)
    database.execute("INSERT OR IGNORE INTO endpoint (url) VALUES (?)", (endpoint,))
    (key,) = database.execute("SELECT key FROM endpoint WHERE url = ?", (endpoint,)).fetchone()
    for number in range(1, images + 1):
        image, viewed = service.image(number), now - day - number * 364 * day // images
        row = database.execute(
            "INSERT INTO image (endpoint, id, name, operating_system, status, first_viewed, last_viewed, view_count, is_pinned)"
            " VALUES (?, ?, ?, 'Ubuntu 22.04 64bit', 'active', ?, ?, 1, 0)", (key, image["id"], image["name"], viewed, viewed)).lastrowid
        document = json.dumps(image, ensure_ascii=False)
        database.execute("INSERT INTO snapshot (image, document, taken) VALUES (?, ?, ?)", (row, document, viewed))
        database.execute("INSERT INTO view (image, time) VALUES (?, ?)", (row, viewed))
    database.commit()
    database.close()
