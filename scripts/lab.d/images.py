"""The images of the lab: the same in both Glances, so that what one shows of them can be held against the other."""
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
