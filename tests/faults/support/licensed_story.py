"""What administrators do with licenses, among the rest: twenty invited at once, accepted, given and taken back, made
inactive and active again. From the answers it is known exactly who holds what, and how many licenses are left."""

import collections

from support.http_client import Lost
from support.kith import run_kith
from support.report import check
from support.story import Invited, Request, Story
from support.truth import API, PASSWORD, all_of, check_same

ROWS = 20
POOL = 20_000
FIRST, LAST = "Bob", "Fox"


class LicensedStory(Story):
    def prepare(self):
        """REQUIRES: the server runs and the account is founded. May be killed, and is done again then."""
        for product in ("suite", "voice"):
            set_total(self.kith, self.account, product, POOL)
        client = self.kith.client()
        body = {"auto_signup": False}
        answer = client.request("PATCH", f"{API}/accounts/{self.account}/settings", body, cookie=self.cookie)
        check(answer.status == 200, lambda: f"settings: {answer}")
        client.close()

    def live_through(self, client, worker, dice):
        if dice.random() < 0.4:
            return super().live_through(client, worker, dice)
        many = self.invite_many(client, worker, dice)
        self.act(client, worker, many[0], "revoke", "revoked")
        for one in many[1:1 + dice.randint(1, 4)]:
            self.look(client, one)
            self.accept(client, worker, one)
            self.give_and_take(client, worker, one, dice)

    def give_and_take(self, client, worker, one, dice):
        self.put_license(client, worker, one, "voice")
        chance = dice.random()
        if chance < 0.3:
            self.patch(client, worker, one, licenses=["suite"])
        elif chance < 0.6:
            self.delete_license(client, worker, one, dice.choice(["suite", "voice"]))
        else:
            self.patch(client, worker, one, active=False)
            if chance < 0.8:
                self.patch(client, worker, one, active=True, licenses=["voice", "suite"])

    def invite_many(self, client, worker, dice):
        with self.lock:
            first = self.numbers + 1
            self.numbers += ROWS
        many = [Invited(f"p{number}@kill.test") for number in range(first, first + ROWS)]
        for one in many:
            one.licenses = dice.choice([["suite"], ["voice"], ["suite", "voice"]])

        def settle(answer):
            for one, item in zip(many, answer.json["items"], strict=True):
                one.id = item["id"]
                one.events["invitation.sent"] += 1
            self.invited.extend(many)

        rows = [{"name": f"{FIRST} {LAST}", "email": one.email, "roles": ["user"], "licenses": one.licenses}
                for one in many]
        path = f"/accounts/{self.account}/invitations/batch"
        self.carry_out(client, worker, Request("POST", path, {"rows": rows}, 201, settle, self.cookie))
        return many

    def license_path(self, one, product):
        return f"/accounts/{self.account}/products/{product}/licenses/{one.member}"

    def put_license(self, client, worker, one, product):
        def settle(answer):
            one.licenses = sorted({*one.licenses, product})

        path = self.license_path(one, product)
        self.carry_out(client, worker, Request("PUT", path, None, 200, settle, self.cookie))

    def delete_license(self, client, worker, one, product):
        def settle(answer):
            one.licenses = [each for each in one.licenses if each != product]

        path = self.license_path(one, product)
        self.carry_out(client, worker, Request("DELETE", path, None, 204, settle, self.cookie))

    def patch(self, client, worker, one, **change):
        def settle(answer):
            one.is_active = change.get("active", one.is_active)
            one.licenses = sorted(change.get("licenses", one.licenses)) if one.is_active else []

        path = f"/accounts/{self.account}/users/{one.member}"
        self.carry_out(client, worker, Request("PATCH", path, change, 200, settle, self.cookie))

    def verify(self):
        super().verify()
        client = self.kith.client()
        users = {each["email"]: each for each in all_of(self, client, "users?state=all&")}
        self.verify_users(users)
        self.verify_pools(client)
        self.verify_sessions(client)
        client.close()

    def verify_users(self, users):
        accepted = [one for one in self.invited if one.state == "accepted"]
        wanted = [(one.email, state_of(one), tuple(sorted(one.licenses))) for one in accepted]
        there = [(each.email, users[each.email]["state"], tuple(sorted(users[each.email]["licenses"])))
                 for each in accepted]
        check_same("states and licenses of users", there, wanted)

    def verify_pools(self, client):
        """Nothing is held by nobody: what is not in use is available."""
        assigned, reserved = collections.Counter(), collections.Counter()
        for one in self.invited:
            if one.state in ("accepted", "pending"):
                (assigned if one.state == "accepted" else reserved).update(one.licenses)
        for pool in client.get(f"{API}/accounts/{self.account}/products", self.cookie)["items"]:
            product = pool["slug"]
            there = (pool["assigned"], pool["reserved"], pool["total"] - pool["available"])
            wanted = (assigned[product], reserved[product], assigned[product] + reserved[product])
            check(there == wanted, f"{product}: assigned, reserved, in use are {there}, not {wanted}")

    def verify_sessions(self, client):
        """Who is inactive is out, and stays out."""
        for one in [each for each in self.invited if not each.is_active][:4]:
            answer = client.request("GET", API + "/me", cookie=one.cookie)
            check(answer.status == 401, lambda: f"{one.email} is inactive, and GET /me answers {answer}")
            body = {"login": one.email, "password": PASSWORD}
            answer = client.request("POST", API + "/auth/login", body)
            check(answer.status == 403, lambda: f"{one.email} is inactive, and signing in answers {answer}")


def state_of(one):
    return "active" if one.is_active else "inactive"


def set_total(kith, account, product, total):
    """As the operator does, while the server runs."""
    arguments = ["--account", account, "--product", product, "--total", total]
    done = run_kith("licenses", "set", *kith.database.arguments, *arguments)
    if done.returncode and not kith.is_running():
        raise Lost("killed meanwhile")
    check(done.returncode == 0, lambda: f"kith licenses set: {done.returncode}: {done.stderr}")
