"""The servers of the lab: each an API in a process of its own."""
import contextlib, os, signal, socket, subprocess, sys, time
from pathlib import Path

import programs

SERVE = str(Path(__file__).with_name("serve.py"))


class Server:
    """Has its port before it runs: other servers can be told where it will be, and who asks early waits for it."""

    def __init__(self, name, kind):
        self.name, self.kind, self.folder = name, kind, programs.RUN / name
        self.pid, self.log = self.folder / "pid", self.folder / "log"

    def listen(self):
        self.folder.mkdir(parents=True)
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def environment(self):
        return programs.environment(OS_GLANCE_CONFIG_DIR=str(self.folder), OS_KEYSTONE_CONFIG_DIR=str(self.folder))

    def manage(self, *words, **more):
        """Runs the program that keeps its database."""
        with self.log.open("a") as log:
            subprocess.run(
                programs.command(*words), check=True, env=self.environment() | more, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def start(self):
        descriptor = self.socket.fileno()
        with self.log.open("a") as log:
            process = subprocess.Popen(
                [sys.executable, SERVE, self.kind, self.folder, str(descriptor)], pass_fds=[descriptor], env=self.environment(),
                start_new_session=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.pid.write_text(f"{process.pid}\n")
        self.socket.close()  # a server that dies leaves nobody waiting

    def running(self):
        """Its process, where that is running still."""
        try:
            pid = int(self.pid.read_text())
            return pid if f"{SERVE}\0{self.kind}\0{self.folder}\0".encode() in Path(f"/proc/{pid}/cmdline").read_bytes() else None
        except (OSError, ValueError):
            return None


def stop(servers):
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in filter(None, [server.running() for server in servers]):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + 5
        while any(server.running() for server in servers) and time.monotonic() < deadline:
            time.sleep(0.02)
