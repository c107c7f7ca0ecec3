"""Programs in a pseudo-terminal, of which every byte is counted, and what the kernel says of them."""
import fcntl, os, pty, select, signal, struct, sys, termios, time
from pathlib import Path

COLUMNS, ROWS = 100, 30


class Session:
    """A program in a terminal of its own, from its start to `end`."""

    def __init__(self, command, environment, folder):
        clock, tell = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.chdir(folder)
            os.write(tell, struct.pack("d", time.monotonic()))
            os.execvpe(command[0], command, environment)
        self.name = command[0]
        self.start = struct.unpack("d", os.read(clock, 8))[0]
        os.close(clock)
        os.close(tell)

    def painted(self, silence, least=0, patience=20):
        """Reads until nothing has come for so many seconds. Returns the bytes' number and when the last of them came."""
        count, last, deadline = 0, time.monotonic(), time.monotonic() + patience
        while time.monotonic() < deadline:
            if not select.select([self.terminal], [], [], silence)[0]:
                if count >= least:
                    break
                continue
            try:
                chunk = os.read(self.terminal, 65536)
            except OSError:  # its end, for a pseudo-terminal
                break
            count, last = count + len(chunk), time.monotonic()
        if count < least:
            sys.exit(f"bench: no full screen of {self.name}: {count} bytes")
        return count, last

    def press(self, keys, silence=0.06, least=0):
        """Returns the bytes painted for the keys."""
        os.write(self.terminal, keys.encode())
        return self.painted(silence, least)[0]

    def timed(self, keys, silence=0.06):
        """Returns the milliseconds from writing the keys to the last byte painted for them; nil where none was."""
        begin = time.monotonic()
        os.write(self.terminal, keys.encode())
        count, last = self.painted(silence)
        return (last - begin) * 1000 if count else None

    def context_switches(self):
        """Of each thread, by its id."""
        switches = {}
        for status in Path(f"/proc/{self.pid}/task").glob("*/status"):
            lines = status.read_text().splitlines()
            switches[status.parent.name] = sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
        return switches

    def most_resident(self):
        """In megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6

    def end(self, key, patience=3):
        """Presses a key that quits; who doesn't within so many seconds is killed."""
        deadline = time.monotonic() + patience
        try:
            os.write(self.terminal, key.encode())
            self.painted(0.2, patience=patience)
        except OSError:
            pass
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                break
            time.sleep(0.005)
        os.close(self.terminal)


def wakes(before, after):
    """A thread that has ended had to wake for that."""
    return sum(after[thread] - before.get(thread, 0) for thread in after) + len(before.keys() - after.keys())
