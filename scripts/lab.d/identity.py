"""Who there is in the lab's Keystone, and what its catalogue says."""
import secrets

from asking import ask

PEOPLE = {  # the project each has a role in, if any
    "admin": ("admin", "admin"), "glance": ("service", "admin"), "demo": ("demo", "member"), "other": ("other", "member"), "norole": None}
CREDENTIAL = "lab"


class Identity:
    """A Keystone that has been bootstrapped with its admin."""

    def __init__(self, url, passwords):
        self.url, self.passwords = url, passwords
        self.admin = self.token("admin")

    def token(self, name):
        domain = {"id": "default"}
        user = {"name": name, "domain": domain, "password": self.passwords[name]}
        scope = {"project": {"name": PEOPLE[name][0], "domain": domain}}
        login = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}, "scope": scope}}
        return ask("POST", f"{self.url}/v3/auth/tokens", login)[0]["X-Subject-Token"]

    def make(self, path, kind, token=None, **values):
        return ask("POST", f"{self.url}/v3/{path}", {kind: values}, token or self.admin)[1][kind]

    def provision(self, glance, open_glance):
        """Makes projects, people, the catalogue and an application credential of demo's."""
        roles = {role["name"]: role["id"] for role in ask("GET", f"{self.url}/v3/roles", token=self.admin)[1]["roles"]}
        self.projects = {name: self.make("projects", "project", name=name, domain_id="default")["id"] for name in ("service", "demo", "other")}
        users = {}
        for name, place in PEOPLE.items():
            if name == "admin":
                continue
            users[name] = self.make("users", "user", name=name, password=self.passwords[name], domain_id="default")["id"]
            if place:
                project, role = self.projects[place[0]], roles[place[1]]
                ask("PUT", f"{self.url}/v3/projects/{project}/users/{users[name]}/roles/{role}", token=self.admin)
        # RegionTwo's images are the open Glance's, and an internal address names its version: a test sees which was asked.
        service = self.make("services", "service", type="image", name="glance")["id"]
        self.make("regions", "region", id="RegionTwo")
        for region, interface, url in (
                ("RegionOne", "public", glance), ("RegionOne", "internal", f"{glance}/v2/"), ("RegionTwo", "public", open_glance)):
            self.make("endpoints", "endpoint", service_id=service, region_id=region, interface=interface, url=url)
        self.credential = self.make(
            f"users/{users['demo']}/application_credentials", "application_credential", self.token("demo"), name=CREDENTIAL)
