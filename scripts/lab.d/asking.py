"""Requests to the lab's own servers."""
import json, sys, urllib.error, urllib.request

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(method, url, body=None, token=None, kind="application/json"):
    """The answer's headers and document; a body that isn't bytes goes as JSON."""
    headers = {"Content-Type": kind} | ({"X-Auth-Token": token} if token else {})
    content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    try:
        answer = OPENER.open(urllib.request.Request(url, content, headers, method=method), timeout=60)
    except urllib.error.HTTPError as refusal:
        sys.exit(f"lab: {method} {url}: {refusal.code} {refusal.read()[:500].decode(errors='replace')}")
    text = answer.read()
    return answer.headers, json.loads(text) if text else None
