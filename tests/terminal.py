"""The command as a person sees it: on a pseudo-terminal of a given width, with answers typed to its questions."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

from conftest import COMMAND, Result, environment


def at_terminal(*args: str, columns: int = 100, answers: Sequence[str] = (), **more: str) -> Result:
    """Run kb on a terminal; each answer is typed when a question stands there. Both streams come back as `out`."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    waiting = list(answers)
    seen = b""
    with subprocess.Popen([COMMAND, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**more)) as run:
        os.close(theirs)
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            if not select.select([ours], [], [], 0.5)[0]:
                continue
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
            if waiting and seen.rstrip().endswith((b"]:", b"?")):
                os.write(ours, waiting.pop(0).encode() + b"\n")
        os.close(ours)
        status = run.wait(timeout=10)
    assert not waiting, f"never asked for {waiting}: {seen.decode()}"
    return Result(status, seen.decode().replace("\r\n", "\n"), "")
