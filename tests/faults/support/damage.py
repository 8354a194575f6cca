"""Ways in which the files of a SQLite database are damaged; each is given the path of the database."""

import random

PAGE = 4096
LOG_HEADER, FRAME_HEADER = 32, 24


def overwrite(path, offset, data):
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(data)


def no_database(path):
    path.write_text("Dear diary,\n" * 500)


def damaged_header(path):
    overwrite(path, 16, b"\xff" * 80)


def truncated(path):
    with open(path, "r+b") as file:
        file.truncate(path.stat().st_size // 2)


def truncated_within_a_page(path):
    with open(path, "r+b") as file:
        file.truncate(path.stat().st_size - PAGE // 2 - PAGE * 3)


def emptied(path):
    path.write_bytes(b"")


def number_at(data, offset):
    return int.from_bytes(data[offset:offset + 4], "big")


def free_pages(data):
    """What is in them belongs to nothing, https://www.sqlite.org/fileformat2.html 1.5."""
    trunk = number_at(data, 32)
    while trunk:
        at = (trunk - 1) * PAGE
        yield trunk
        yield from (number_at(data, at + 8 + 4 * leaf) for leaf in range(number_at(data, at + 4)))
        trunk = number_at(data, at)


def damaged_pages(dice):
    """Three of them, in the middle of the file, each of a table or an index."""
    def damage(path):
        data = path.read_bytes()
        used = sorted(set(range(3, len(data) // PAGE + 1)) - set(free_pages(data)))
        for page in dice.sample(used, 3):
            overwrite(path, (page - 1) * PAGE, dice.randbytes(PAGE))
    return damage


def damaged_log_header(path):
    overwrite(path.with_name("kith.db-wal"), 0, b"garbage!" * 4)


def live_end(log):
    """Where the frames end that belong to the present header: behind them lie those of earlier rounds."""
    data = log.read_bytes()
    salts, at = data[16:24], LOG_HEADER
    while data[at + 8:at + 16] == salts:
        at += FRAME_HEADER + PAGE
    return at


def commits(log):
    """Where the last frame of each transaction begins, in the present round."""
    data = log.read_bytes()
    frames = range(LOG_HEADER, live_end(log), FRAME_HEADER + PAGE)
    return [at for at in frames if data[at + 4:at + 8] != bytes(4)]


def torn_log(path):
    log = path.with_name("kith.db-wal")
    end = live_end(log)
    with open(log, "r+b") as file:
        file.truncate(end - 1000)


def damaged_log_middle(path):
    log = path.with_name("kith.db-wal")
    found = commits(log)
    overwrite(log, found[len(found) // 2], random.Random(1).randbytes(3 * PAGE))


def damaged_shared_memory(path):
    path.with_name("kith.db-shm").write_bytes(random.Random(1).randbytes(32768))
