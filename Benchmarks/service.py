"""An image service on loopback that costs next to nothing: every answer lies ready as bytes, so that what is measured is the client."""
import json, multiprocessing, os, re, socket, ssl, subprocess, threading

# What IMS says of an image, 1.2 KB of it.
SAID = {
    "status": "active", "visibility": "private", "min_disk": 40, "min_ram": 0, "protected": False, "disk_format": "zvhd2",
    "container_format": "bare", "tags": [], "created_at": "2025-09-06T14:03:27Z", "updated_at": "2025-09-25T14:27:40Z",
    "virtual_env_type": "FusionCompute", "__os_type": "Linux", "__platform": "Ubuntu", "__os_version": "Ubuntu 22.04 64bit",
    "__os_bit": "64", "__imagetype": "private", "__isregistered": "true", "__image_source_type": "uds",
    "__image_size": "4294967296", "__support_kvm": "true", "__support_xen": "true",
    "__description": "The image of a measurement. " * 20}
NAMES = ("Ubuntu 22.04 server", "欧拉 EulerOS 2.5", "CentOS 7.3 vivado", "Windows Server 2019")
# What OpenStack's clients ask for before they begin.
VERSIONS = {"versions": [{"id": "v2.9", "status": "CURRENT", "links": [{"rel": "self", "href": "/v2/"}]}]}
SCHEMA = {"name": "image", "properties": {"id": {"type": "string"}, "name": {"type": ["null", "string"]}}}


def identifier(number):
    return f"00000000-0000-4000-8000-{number:012}"


def image(number):
    id = identifier(number)
    return {"id": id, "name": f"{NAMES[number % 4]} {number}", "owner": f"{number:032x}", "size": number * 1000} | SAID


def answer(document, status="200 OK"):
    body = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Service:
    """`count` images, numbered from 1; with a certificate it speaks TLS. Runs as a process of its own until `stop`."""

    def __init__(self, count, certificate=None):
        self.count = count
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://localhost:{self.socket.getsockname()[1]}"
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate)
        self.pages = {}
        self.ready = multiprocessing.Event()
        self.process = multiprocessing.Process(target=self.serve, daemon=True)
        self.process.start()
        self.socket.close()
        self.ready.wait()

    def stop(self):
        self.process.kill()
        self.process.join()

    def page_targets(self):
        """The pages that `imsbrowser list` asks for, in their order."""
        limits = [100] + [1000] * (self.count // 1000 + 1)
        targets, first = [], 1
        for limit in limits:
            if first > self.count:
                break
            marker = f"&marker={identifier(first - 1)}" if first > 1 else ""
            targets.append(f"/v2/images?limit={limit}{marker}")
            first += limit
        return targets

    def serve(self):
        self.fixed = {
            "/": answer(VERSIONS, "300 Multiple Choices"), "/v2/": answer(VERSIONS), "/v2": answer(VERSIONS),
            "/v2/schemas/image": answer(SCHEMA), "/versions": answer(VERSIONS)}
        self.images = [json.dumps(image(number), ensure_ascii=False).encode() for number in range(1, self.count + 1)]
        for target in self.page_targets():
            self.found(target)
        self.ready.set()
        while True:
            connection, _ = self.socket.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.converse, args=[connection], daemon=True).start()

    def converse(self, connection):
        try:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            waiting = b""
            while True:
                while b"\r\n\r\n" not in waiting:
                    more = connection.recv(65536)
                    if not more:
                        return
                    waiting += more
                request, waiting = waiting.split(b"\r\n\r\n", 1)
                connection.sendall(self.found(request.split(b" ", 2)[1].decode()))
        except OSError:  # which is how a client hangs up
            pass
        finally:
            connection.close()

    def found(self, target):
        if target in self.fixed:
            return self.fixed[target]
        path, _, query = target.partition("?")
        if path in ("/v2/images", "/v2/cloudimages"):
            limit = int((re.search(r"limit=(\d+)", query) or [0, 25])[1])
            marker = re.search(r"marker=[0-9a-f-]*-0*(\d+)", query)
            key = (limit, int(marker[1]) if marker else 0)
            if key not in self.pages:
                self.pages[key] = answer(self.page(*key))
            return self.pages[key]
        number = re.fullmatch(r"/v2/(?:cloud)?images/[0-9a-f-]*-0*(\d+)", path)
        if number and 1 <= int(number[1]) <= self.count:
            return answer(self.images[int(number[1]) - 1])
        return answer({"message": "No such image."}, "404 Not Found")

    def page(self, limit, marker):
        limit = min(limit, 1000)
        rest = b"" if marker + limit >= self.count else \
            f', "next": "/v2/images?limit={limit}&marker={identifier(marker + limit)}"'.encode()
        return b'{"images": [' + b", ".join(self.images[marker:marker + limit]) + b'], "first": "/v2/images"' + rest + b"}"


def make_certificate(folder):
    """A key and a certificate for localhost that signs itself, in one file."""
    file = os.path.join(folder, "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", file, "-out", file + ".cert"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(file, "a") as both, open(file + ".cert") as certificate:
        both.write(certificate.read())
    return file
