"""Figures of the commands that print and end: `show` and `list`."""
import json, os, subprocess, sys, time

from figures import Figure
from grounds import PROGRAM, ROOT
from service import identifier

sys.path.insert(0, str(ROOT / "scripts/lab.d"))
import programs

# A process of its own and as small as can be tells the most that a command held: what is forked from here would count as well.
WEIGH = """
import os, resource, sys
out = os.open(os.devnull, os.O_WRONLY)
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
if os.wait4(pid, 0)[1]: sys.exit("bench: " + sys.argv[1] + " failed")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def milliseconds(command, environment):
    """Of a whole process, its output into nothing."""
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    elapsed = (time.monotonic() - begin) * 1000
    if done.returncode:
        sys.exit(f"bench: {command[0]} failed: {done.stderr}")
    return elapsed


def megabytes(command, environment):
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", WEIGH, *command], env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return int(done.stdout) * 1024 / 1e6


def in_turn(runs, *measures):
    """Samples of each, taken one after the other, so that what disturbs one disturbs the others."""
    samples = [[] for _ in measures]
    for _ in range(runs):
        for measure, taken in zip(measures, samples):
            taken.append(measure())
    return samples


def of_openstack(name, grounds, url, *words):
    """A client of OpenStack's, without a Keystone: less work for it than it has in a cloud."""
    programs.unpack()
    login = {"OS_AUTH_TYPE": "none", "OS_ENDPOINT": url} if name == "openstack" else \
        {"OS_IMAGE_URL": url, "OS_AUTH_TOKEN": "none"}
    environment = programs.environment(HOME=str(grounds.folder), **login)
    command = [str(word) for word in programs.command(name, *words)]
    return lambda: milliseconds(command, environment)


def show(grounds, runs):
    environment = grounds.environment()
    figures = []
    for scheme in ("http", "https"):
        service = grounds.service(1, secure=scheme == "https")
        trust = ["--cacert", grounds.certificate()] if scheme == "https" else []
        ours = [PROGRAM, "show", identifier(1), "--endpoint", service.url, "-o", "json", *trust]
        curl = ["curl", "-s", f"{service.url}/v2/images/{identifier(1)}", *trust]
        samples = in_turn(4 * runs, lambda: milliseconds(ours, environment), lambda: milliseconds(curl, environment))
        figures.append(Figure(f"`show ID -o json`, {scheme}", "ms", samples[0], "`curl -s`", samples[1], times=1.25))
    service = grounds.service(1)
    ours = [PROGRAM, "show", identifier(1), "--endpoint", service.url, "-o", "json"]
    samples = in_turn(
        runs, lambda: milliseconds(ours, environment),
        of_openstack("openstack", grounds, service.url, "image", "show", identifier(1), "-f", "json"),
        of_openstack("glance", grounds, service.url, "image-show", identifier(1)))
    figures.append(Figure("the same", "ms", samples[0], "`openstack image show`", samples[1], quicker=50))
    figures.append(Figure("the same", "ms", samples[0], "`glance image-show`", samples[2]))
    return figures


def list_(grounds, runs):
    """Of curl one process, told all pages' addresses, with one connection: the least there is to do."""
    environment = grounds.environment()
    service = grounds.service(10_000)
    ours = [PROGRAM, "list", "--endpoint", service.url, "-o", "json"]
    curl = ["curl", "-s", *(service.url + target for target in service.page_targets())]
    samples = in_turn(runs, lambda: milliseconds(ours, environment), lambda: milliseconds(curl, environment))
    others = in_turn(
        3, lambda: milliseconds(ours, environment),
        of_openstack("openstack", grounds, service.url, "image", "list", "-f", "json"))
    return [
        Figure("`list -o json` of 10 000 images", "ms", samples[0], "`curl -s`, the same pages", samples[1], times=1.15),
        Figure("the same", "ms", others[0], "`openstack image list`", others[1], quicker=3)]


def memory(grounds, runs):
    environment = grounds.environment()
    small, large = [
        [megabytes([PROGRAM, "list", "--endpoint", grounds.service(count).url, "-o", "json"], environment) for _ in range(3)]
        for count in (10_000, 100_000)]
    return [
        Figure("most memory: `list` of 10 000 images", "MB", small, at_most=40),
        Figure("most memory: `list` of 100 000 images", "MB", large, "`list` of 10 000", small, times=1.1)]
