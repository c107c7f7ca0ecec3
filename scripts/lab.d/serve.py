"""In a process of its own, with the unpacked programs at hand: serves one API on a socket that listens already.

  serve.py open|glance|keystone FOLDER DESCRIPTOR     open: a Glance that lets everybody do everything
"""
import fcntl, os, sys, wsgiref.util
from pathlib import Path

kind, folder, descriptor = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
# OpenStack reads the arguments too, and no module beside this file may stand before one of its own.
sys.argv[1:], sys.path[:1] = [], []


def noting(application, file):
    """Writes a line into the file for each request, before the answer goes out."""
    requests = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def answer(environment, start):
        asked = environment["SCRIPT_NAME"] + environment["PATH_INFO"]

        def noted(status, headers, *more):
            os.write(requests, f"{environment['REQUEST_METHOD']} {asked} {status.split()[0]}\n".encode())
            return start(status, headers, *more)

        return application(environment, noted)

    return answer


def glance():
    from glance.common import wsgi_app
    return wsgi_app.init_app()


def open_glance():
    from glance.policies import list_rules
    (folder / "policy.yaml").write_text("".join(f'"{rule.name}": "@"\n' for rule in list_rules()))
    return noting(glance(), folder / "requests")


def keystone():
    """Under any path, as clouds have it at /identity: so a test knows its own requests by the path that it asked under.
    Each is a line of the file `requests`."""
    from keystone.server.wsgi import initialize_public_application
    application = initialize_public_application()

    def answer(environment, start):
        while "/v3" in environment["PATH_INFO"] and not environment["PATH_INFO"].startswith("/v3"):
            wsgiref.util.shift_path_info(environment)
        # SQLite refuses to write for who has read before another's write: who may write takes turns, the other Keystone included.
        with open(folder.parent / "writing", "w") as writing:
            if environment["REQUEST_METHOD"] != "GET":
                fcntl.flock(writing, fcntl.LOCK_EX)
            return application(environment, start)

    return noting(answer, folder.parent / "requests")


if __name__ == "__main__":
    import socket, waitress
    application = {"open": open_glance, "glance": glance, "keystone": keystone}[kind]()
    waitress.create_server(application, sockets=[socket.socket(fileno=descriptor)], threads=8).run()
