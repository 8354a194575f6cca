#!/usr/bin/env python3
"""Prints `N passed, N failed` from what a test runner left: CTest's JUnit file or Playwright's JSON file.

CTest counts programs; where one is a GoogleTest program, its cases are counted instead, and a program that ended
badly without a failed case (a crash) counts as one failure more. What failed is shown before, for it may stand far
up in a long log.
"""

import json
import re
import sys
import xml.etree.ElementTree as xml


def show_failures(output):
    """Each failed case as it was printed; after a crash, the end of the output."""
    blocks = re.findall(r"^\[ RUN      \] (?:(?!^\[ RUN ).)*?^\[  FAILED  \] [^\n]*", output, re.MULTILINE | re.DOTALL)
    print("\n".join(blocks or output.splitlines()[-40:]))


def count_program(test):
    output = test.findtext("system-out") or ""
    if test.get("status") != "run":
        show_failures(output)
    passed = len(re.findall(r"^\[       OK \] ", output, re.MULTILINE))
    failed = len(re.findall(r"^\[  FAILED  \] .* \(\d+ ms\)$", output, re.MULTILINE))
    if test.get("status") != "run" and not failed:
        failed = 1
    if test.get("status") == "run" and not re.search(r"^\[==========\] Running", output, re.MULTILINE):
        passed = 1
    return passed, failed


def count_junit(path):
    counts = [count_program(test) for test in xml.parse(path).iter("testcase")]
    return sum(passed for passed, _ in counts), sum(failed for _, failed in counts)


def flaky_stories(suites):
    for suite in suites:
        yield from flaky_stories(suite.get("suites", []))
        for spec in suite.get("specs", []):
            if any(test["status"] == "flaky" for test in spec["tests"]):
                yield f"{spec['file']}: {spec['title']}"


def count_playwright(path):
    with open(path) as file:
        report = json.load(file)
    stats = report["stats"]
    for story in flaky_stories(report["suites"]):
        print(f"passed the second time: {story}")
    return stats["expected"] + stats["flaky"], max(stats["unexpected"], len(report.get("errors", [])) and 1)


def main():
    path = sys.argv[1]
    try:
        passed, failed = (count_playwright if path.endswith(".json") else count_junit)(path)
    except (OSError, ValueError, KeyError, xml.ParseError) as error:
        print(f"no result to count in {path}: {error}")
        passed, failed = 0, 1
    print(f"{passed} passed, {failed} failed")


main()
