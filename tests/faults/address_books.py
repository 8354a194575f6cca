#!/usr/bin/env python3
"""CardDAV as programs speak it: vdirsyncer brings a folder and the server to the same state both ways, and khard lists
and adds contacts there."""

import contextlib
import os
import pathlib
import shutil
import subprocess

from support import databases
from support.kith import Kith
from support.report import Report, check, read_options
from support.story import API, Story
from support.truth import FOUNDER

COMMAND_SECONDS = 60


def vcard(uid, first_name, more=""):
    return ("BEGIN:VCARD\r\nVERSION:3.0\r\n" f"UID:{uid}\r\nFN:{first_name} Doe\r\nN:Doe;{first_name};;;\r\n"
            f"EMAIL;TYPE=WORK:{uid}@elsewhere.test\r\n{more}END:VCARD\r\n")


class Device:
    """A folder of cards on somebody's machine, and the programs that keep it."""

    def __init__(self, folder, kith, token, book):
        self.folder, self.book = folder, book
        self.cards = folder / "cards" / book
        self.cards.mkdir(parents=True)
        self.environment = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
                                         "LC_ALL": "C.UTF-8"}
        (folder / "vdirsyncer").write_text(f"""
[general]
status_path = "{folder}/status/"
[pair cards]
a = "here"
b = "there"
collections = ["{book}"]
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/cards/"
fileext = ".vcf"
[storage there]
type = "carddav"
url = "http://127.0.0.1:{kith.port}/"
username = "{FOUNDER}"
password = "{token}"
""")
        (folder / "khard").write_text(f"""
[addressbooks]
[[cards]]
path = {self.cards}
[general]
debug = no
default_action = list
editor = true
merge_editor = true
[vcard]
preferred_version = 3.0
""")

    def run(self, *command, text=""):
        done = subprocess.run([str(each) for each in command], input=text, text=True, capture_output=True,
                              timeout=COMMAND_SECONDS, env=self.environment, cwd=self.folder)
        check(done.returncode == 0, lambda: f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def discover(self):
        self.run("vdirsyncer", "-c", self.folder / "vdirsyncer", "discover", "cards", text="y\n" * 10)

    def sync(self):
        self.run("vdirsyncer", "-c", self.folder / "vdirsyncer", "sync", "cards")

    def khard(self, *arguments, text=""):
        return self.run("khard", "-c", self.folder / "khard", *arguments, text=text)

    def write(self, name, text):
        (self.cards / f"{name}.vcf").write_text(text, newline="")

    def texts(self):
        return {path.read_text() for path in self.cards.glob("*.vcf")}


class Office:
    """The server, its founder with an application password, and his contacts as the API shows them."""

    def __init__(self, make):
        self.kith = Kith(make())
        self.kith.start()
        self.story = Story(self.kith, 1)
        self.story.found_at_last()
        self.token = self.ask("POST", "/me/tokens", {"name": "Phone"}, 201)["token"]

    def ask(self, method, path, body=None, status=200):
        client = self.kith.client()
        answer = client.request(method, API + path, body, cookie=self.story.cookie)
        client.close()
        check(answer.status == status, lambda: f"{method} {path}: {answer}")
        return answer.json if answer.body else {}

    @property
    def book(self):
        return f"contacts-{self.story.account}"

    @property
    def path(self):
        return f"/accounts/{self.story.account}/contact-cards"

    def contacts(self):
        items = self.ask("GET", self.path)["items"]
        return {f"{each['first_name']} {each['last_name']}": each["id"] for each in items}

    def names(self):
        return sorted(self.contacts())


def both_ways(office, device):
    office.ask("POST", office.path, {"first_name": "Web", "last_name": "Doe", "email": "web@elsewhere.test"}, 201)
    device.write("zoe", vcard("zoe", "Zoe", "X-SHOE-SIZE:42\r\n"))
    device.write("ann", vcard("ann", "Ann"))  # one stays: vdirsyncer takes an empty side for a mishap
    device.discover()
    device.sync()
    check(office.names() == ["Ann Doe", "Web Doe", "Zoe Doe"], office.names)
    check(len(device.texts()) == 3, device.texts)
    before = device.texts()
    device.sync()
    check(device.texts() == before and office.names() == ["Ann Doe", "Web Doe", "Zoe Doe"], "a second time changes nothing")
    check(any("X-SHOE-SIZE:42" in text for text in device.texts()), "what Kith does not know is lost")


def changes(office, device):
    office.ask("PATCH", f"{office.path}/{office.contacts()['Zoe Doe']}", {"first_name": "Zora"})
    device.sync()
    check(any("Zora" in text and "X-SHOE-SIZE:42" in text for text in device.texts()), device.texts)
    office.ask("DELETE", f"{office.path}/{office.contacts()['Web Doe']}", None, 204)
    device.sync()
    check(len(device.texts()) == 2, device.texts)
    (device.cards / "zoe.vcf").unlink()
    device.sync()
    check(office.names() == ["Ann Doe"], office.names)


def conflict(office, device):
    device.write("yan", vcard("yan", "Yan"))
    device.sync()
    office.ask("PATCH", f"{office.path}/{office.contacts()['Yan Doe']}", {"first_name": "There"})
    device.write("yan", vcard("yan", "Here"))
    device.sync()
    check(office.names() == ["Ann Doe", "There Doe"], office.names)
    check(any("There" in text for text in device.texts()), device.texts)


def khard(office, device):
    check("There Doe" in device.khard("list"), lambda: device.khard("list"))
    template = "First name : Ken\nLast name : Doe\nEmail :\n    work : ken@elsewhere.test\nPhone :\n    cell : +41446681800\n"
    (device.folder / "ken.yaml").write_text(template)
    device.khard("new", "-a", "cards", "-i", device.folder / "ken.yaml", "--vcard-version", "3.0")
    device.sync()
    check(office.names() == ["Ann Doe", "Ken Doe", "There Doe"], office.names)
    device.sync()
    check("ken@elsewhere.test" in device.khard("email", "--parsable", "ken"), "khard does not find whom it added")


CASES = {
    "vdirsyncer brings both to one state, and again": both_ways,
    "vdirsyncer brings changes and removals": changes,
    "vdirsyncer decides who wins": conflict,
    "khard lists and adds": khard,
}


def main():
    options = read_options(__doc__)
    report = Report()
    missing = [program for program in ("vdirsyncer", "khard") if not shutil.which(program)]
    with databases.maker(options.engine) as make, contextlib.ExitStack() as stack:
        office = Office(make)
        stack.callback(office.kith.terminate)
        device = Device(pathlib.Path(office.kith.database.folder) / "device", office.kith, office.token, office.book)
        for name, act in CASES.items():
            with report.case(name):
                check(not missing, lambda: f"{missing} are not installed: run bin/setup (tools/apt-packages.txt)")
                act(office, device)
    report.finish()


main()
