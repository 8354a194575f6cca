"""What the check_*.py programs share: where the tree is, its files, and how a complaint is printed.

Each may be given another tree: tools/check_modules.py FOLDER.
"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
SERVER = ROOT / "server"


def files(*patterns):
    """The files below the root that match, in order, without what was installed or built."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(path for path in found if not {"node_modules", "dist", "build"} & set(path.relative_to(ROOT).parts))


def kept_files():
    """All files that are, or will be, in the repository."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True)
    if listed.returncode:
        return [path for path in files("**/*") if path.is_file()]
    return [path for name in sorted(listed.stdout.decode().split("\0")) if name and (path := ROOT / name).is_file()]


def is_test(path):
    name = path.name
    return path.stem.endswith("_test") or ".spec." in name or ".test." in name or (ROOT / "tests") in path.parents


def finish(complaints, fine):
    """Prints the complaints as (path, line, text), or the one line that all is fine, and ends the program."""
    complaints = list(complaints)
    for path, line, text in complaints:
        print(f"{path.relative_to(ROOT)}:{line}: {text}")
    if not complaints:
        print(fine)
    sys.exit(1 if complaints else 0)
