"""The images of the lab: the same in both Glances, so that what one shows of them can be held against the other."""
import sqlite3

from asking import ask

LINUX = {
    "disk_format": "zvhd2", "container_format": "bare", "min_disk": 40, "min_ram": 1024, "virtual_env_type": "FusionCompute",
    "__os_type": "Linux", "__platform": "CentOS", "__os_version": "CentOS 7.9 64bit", "__os_bit": "64", "__support_kvm": "true",
    "__imagetype": "private", "__isregistered": "true", "__image_size": "1048576", "__description": "测试镜像：中文说明"}
WINDOWS = LINUX | {"__os_type": "Windows", "__platform": "Windows", "__os_version": "Windows Server 2019 Datacenter 64bit"}
HOSTILE = LINUX | {
    "name": "\x1b[31mred\x1b[0m\n\tbell\x07 c1\x9b31m bidi\u202egpj.exe", "\x1b[2Jkey": "a\0b",
    "__description": "one\r\nHTTP/1.1 200", "tags": ["\x1b[7mtag"]}
IMAGES = [  # as they are asked for, and the status they are brought to; their ids end in 1, 2, 3 …
    (LINUX | {"name": "CentOS 7.9 64bit 中文", "visibility": "public", "tags": ["生产", "linux"]}, "active"),
    (WINDOWS | {"name": "Windows Server 2019", "protected": True}, "active"),
    (LINUX | {"name": "no data yet"}, "queued"),
    (LINUX | {"name": "deactivated"}, "deactivated"),
    (HOSTILE, "queued"),
    (LINUX | {"name": "中" * 255} | {f"k{n:03}": "v" * 200 for n in range(300)}, "queued"),
    ({}, "queued")]
OF_OTHERS = (LINUX | {"name": "another project's", "visibility": "private"}, "active")  # the next number

MANY = 10_000


def fill(database):
    """Puts many images without data right into a Glance's database: asking for each would take minutes."""
    moment = "2026-01-01 {:02}:{:02}:{:02}.000000"
    ids = [f"10000000-0000-4000-8000-{number:012}" for number in range(MANY)]
    times = [moment.format(number // 3600, number // 60 % 60, number % 60) for number in range(MANY)]
    columns = "id, name, status, created_at, updated_at, deleted, disk_format, container_format, min_disk, min_ram, visibility"
    with sqlite3.connect(database) as connection:
        connection.executemany(
            f"INSERT INTO images ({columns}) VALUES (?, ?, 'queued', ?, ?, 0, 'zvhd2', 'bare', 40, 1024, 'public')",
            [(id, f"image {number}", time, time) for number, (id, time) in enumerate(zip(ids, times))])
        for name in ("__os_type", "__platform", "__os_version", "__support_kvm"):
            connection.executemany(
                "INSERT INTO image_properties (image_id, name, value, created_at, deleted) VALUES (?, ?, ?, ?, 0)",
                [(id, name, LINUX[name], time) for id, time in zip(ids, times)])


def make_all(glance, admin=None, **more):
    """Makes them, as somebody who may do everything; `more` goes into each."""
    for number, (image, status) in enumerate(IMAGES, 1):
        make(glance, number, image | more, status, admin)


def make(glance, number, image, status, token):
    id = f"00000000-0000-4000-8000-{number:012}"
    images = f"{glance}/v2/images"
    ask("POST", images, image | {"id": id}, token)
    if status != "queued":
        ask("PUT", f"{images}/{id}/file", bytes(65536), token, "application/octet-stream")
    if status == "deactivated":
        ask("POST", f"{images}/{id}/actions/deactivate", b"", token)
