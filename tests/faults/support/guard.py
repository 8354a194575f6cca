"""What holds for every answer to a bad request, and for the server after many of them."""

from support.http_client import Lost
from support.report import check

MOST_GROWTH_MIB = 30
MOST_HEALTH_MS = 200
RIGHT_5XX = (501, 505)  # what RFC 9110 wants for methods, codings and versions that are not known


class Guard:
    def __init__(self, kith):
        self.kith = kith
        self.requests = 0
        self.statuses = {}

    def begin(self):
        """After some usual work, so that buffers and caches have their size."""
        self.rss_before = self.kith.rss_mib()

    def end(self, report):
        check(self.kith.is_running(), "the server has ended")
        times = sorted(self.kith.answer_ms() for _ in range(5))
        grown = self.kith.rss_mib() - self.rss_before
        report.note(f"{self.requests} requests: {dict(sorted(self.statuses.items()))}")
        report.note(f"memory grew by {grown:.1f} MiB, /healthz answers in {times[2]:.1f} ms")
        check(grown < MOST_GROWTH_MIB, f"memory grew by {grown:.1f} MiB")
        check(times[2] < MOST_HEALTH_MS, f"/healthz takes {times[2]:.0f} ms")
        self.kith.check_log()
        self.kith.check_data()

    def count(self, answer):
        self.requests += 1
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1

    def judge(self, answer, what, statuses=None, is_api=True):
        """`statuses`: those that are right; without them anything below 500."""
        self.count(answer)
        is_fine = answer.status in statuses if statuses else answer.status < 500 or answer.status in RIGHT_5XX
        check(is_fine, lambda: f"{what}: {answer}, wanted {statuses or 'no 5xx'}")
        if answer.status >= 400 and is_api:
            is_problem = answer.header("content-type") == "application/problem+json"
            check(is_problem, lambda: f"{what}: no problem document: {answer.headers}")
            code, request_id, status = (answer.json[name] for name in ("code", "request_id", "status"))
            check(code and request_id and status == answer.status, lambda: f"{what}: {answer}")

    def ask(self, client, what, method, path, body=None, headers=None, cookie="", statuses=None):
        """Sends a request whose answer may not be missing."""
        try:
            answer = client.request(method, path, body, headers, cookie)
        except Lost as error:
            raise AssertionError(f"{what}: no answer: {error}") from error
        self.judge(answer, what, statuses, path.startswith("/api/"))
        return answer
