"""Runs the small programs in JavaScript that stand beside this file, with the Node that bin/setup chose."""

import pathlib
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent
CHOOSE = FOLDER.parent.parent / "tools/node.sh"


def command(script, *words):
    run = 'source "$1" && exec node "${@:2}"'
    return ["bash", "-c", run, "node", str(CHOOSE), str(FOLDER / script), *map(str, words)]


def lines_of(script, lines):
    """What it writes when it is given the lines."""
    text = "".join(line + "\n" for line in lines)
    done = subprocess.run(command(script), input=text, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr}")
    return done.stdout.splitlines()
