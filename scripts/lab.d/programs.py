"""OpenStack's programs: Debian's packages, laid out in one folder. Nothing is installed."""
import glob, os, shutil, subprocess, sys
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
LAB = Path(os.environ.get("IMSBROWSER_LAB") or CACHE / "imsbrowser-lab")
FOLDER, RUN = LAB / "programs", LAB / "run"

WANTED = ["python3-glance", "glance-common", "python3-keystone", "python3-openstackclient", "python3-waitress"]
COMPLETE = FOLDER / ".complete"


def unpack():
    """Fetches them and what of their needs this machine lacks, unless they are there."""
    if COMPLETE.exists() and COMPLETE.read_text().split() == WANTED:
        return
    if not shutil.which("apt-get"):
        sys.exit("lab: Debian's apt-get is needed to fetch OpenStack, and isn't here")
    print("lab: unpacking OpenStack", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    if not fetch():
        apt("update")
        if not fetch():
            sys.exit("lab: apt-get could not fetch OpenStack")
    for package in FOLDER.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, FOLDER], check=True)
        package.unlink()
    COMPLETE.write_text(" ".join(WANTED))


def fetch():
    listed = apt("install", "--no-install-recommends", "--print-uris", *WANTED)
    names = [line.split()[1].split("_")[0] for line in listed.stdout.splitlines()]
    names = [name for name in names if name.startswith(("python", "glance", "lib", "alembic", "ieee-data"))]
    return bool(names) and apt("download", *names).returncode == 0


def apt(*words):
    command = ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", *words]  # a folder of ours is no place for another user
    return subprocess.run(command, cwd=FOLDER, text=True, stdout=subprocess.PIPE)


def command(name, *arguments):
    return [sys.executable, FOLDER / "usr/bin" / name, *arguments]


def environment(**more):
    """The caller's, but for what would lead the programs elsewhere."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("OS_", "PYTHON"))}
    return own | {
        "PYTHONPATH": f"{FOLDER}/usr/lib/python3/dist-packages", "PYTHONWARNINGS": "ignore",
        "LD_LIBRARY_PATH": ":".join(glob.glob(f"{FOLDER}/usr/lib/*-linux-gnu"))} | more
