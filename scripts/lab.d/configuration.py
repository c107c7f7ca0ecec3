"""What the servers are told before they start."""
import base64, secrets, shutil, sqlite3

import programs


def write_glance(server, more):
    for folder in ("images", "staging", "tasks"):
        (server.folder / folder).mkdir()
    shutil.copy(programs.FOLDER / "usr/share/glance-common/glance-api-paste.ini", server.folder)
    (server.folder / "glance-api.conf").write_text(f"""
[DEFAULT]
enabled_backends = file:file
image_property_quota = 512
[database]
connection = sqlite:///{server.folder}/glance.sqlite
sqlite_synchronous = False
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = {server.folder}/images
[os_glance_staging_store]
filesystem_store_datadir = {server.folder}/staging
[os_glance_tasks_store]
filesystem_store_datadir = {server.folder}/tasks
[image_format]
disk_formats = raw,qcow2,vhd,vhdx,vmdk,vdi,iso,zvhd,zvhd2
{more}""")


def everybody(server):
    return f"""
[oslo_policy]
policy_file = {server.folder}/policy.yaml
"""


def behind(keystone, password):
    """A token that it has once found good would stay good for five minutes, revoked or not: it is to ask each time."""
    return f"""
[paste_deploy]
flavor = keystone
[keystone_authtoken]
www_authenticate_uri = {keystone.url}
auth_url = {keystone.url}
auth_type = password
username = glance
password = {password}
user_domain_name = Default
project_name = service
project_domain_name = Default
interface = public
token_cache_time = -1
"""


def write_keystone(server, home, life):
    """Servers with one home have one database and take each other's tokens, whatever life each gives to its own.
    Connections that Keystone forgets are closed by the garbage collector, which any thread may run."""
    (server.folder / "keystone.conf").write_text(f"""
[database]
connection = sqlite:///{home}/keystone.sqlite?check_same_thread=false
sqlite_synchronous = False
[token]
expiration = {life}
[fernet_tokens]
key_repository = {home}/keys
[fernet_receipts]
key_repository = {home}/keys
[credential]
key_repository = {home}/keys
[identity]
password_hash_rounds = 4
""")


def write_keys(home):
    keys = home / "keys"
    keys.mkdir(mode=0o700)
    for name in "01":
        (keys / name).write_bytes(base64.urlsafe_b64encode(secrets.token_bytes(32)))
        (keys / name).chmod(0o600)


def let_readers_by(database):
    """Without that a reader makes SQLite refuse a writer, and Keystone answers 500."""
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
