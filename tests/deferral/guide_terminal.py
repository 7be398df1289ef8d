"""A terminal with a person at it: bash in a pseudo-terminal, and answers to whatever asks for one.

`register` is a small program on PATH that asks the process which started bash to do the work in a fork of itself. So
every command runs the real program in the real terminal, passphrases and all, without a new interpreter each time.
"""

import datetime
import gc
import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from generator.check import check
from generator.cli import deferral
from generator.cli.main import main
from generator.schema import validator

PATIENCE = 60  # seconds without a word after which somebody at a terminal would give up
_SHIM = """\
#!{python} -IS
import json, os, signal, socket, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    socket.send_fds(line, [b"."], [0, 1, 2])
    line.sendall(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode())
    line.shutdown(socket.SHUT_WR)
    sys.exit(int(line.recv(10)))
"""


def warm_up(data: Path) -> None:
    """Load what every command needs, so that the forks have it: data is a register that is sound."""
    for name in (*(f"deferral.{command}" for command in deferral.COMMANDS), "doctor", "guard"):
        import_module(f"generator.cli.{name}")
    for schema in validator.FOLDER.glob("*.schema.json"):
        validator.validator(schema.name.partition(".")[0])
    assert check(data, datetime.date(2027, 1, 4)).register is not None


@dataclass(frozen=True)
class Prompt:
    """What a program asks at the end of what it has said so far, and how to answer: from the match and all it said."""

    pattern: re.Pattern[str]
    answer: Callable[[re.Match[str], str], str]


class SilenceError(AssertionError):
    """Something waits for an answer that nobody gives."""


def run(script: Path, cwd: Path, environment: Mapping[str, str], prompts: Sequence[Prompt], used: set[Prompt]) -> str:
    """Run a script with bash in a terminal, answer what asks, and return all that was said. Raises SilenceError.

    used: gets the prompts that were answered.
    """
    address = script.with_suffix(".sock")
    shim = Path(environment["PATH"].partition(":")[0], "register")
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(_SHIM.format(python=sys.executable, address=str(address)), encoding="utf-8")
    shim.chmod(0o755)
    process, terminal = pty.fork()
    if process == 0:
        _at_the_terminal(script, cwd, environment, address)
    try:
        return _answering(terminal, prompts, used)
    finally:
        os.close(terminal)
        _end(process)


def _end(process: int) -> None:
    """The terminal is closed, which ends what runs in it."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.005)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _answering(terminal: int, prompts: Sequence[Prompt], used: set[Prompt]) -> str:
    said, answered = b"", 0
    while True:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            raise SilenceError(said.decode("utf-8", "replace"))
        try:
            more = os.read(terminal, 65_536)
        except OSError:  # the other side has closed it
            more = b""
        if not more:
            return said.decode("utf-8", "replace").replace("\r\n", "\n")
        said += more
        text = said.decode("utf-8", "replace").replace("\r\n", "\n")
        for prompt in prompts:
            if found := prompt.pattern.search(text, answered):
                os.write(terminal, prompt.answer(found, text).encode())
                used.add(prompt)
                answered = len(text)
                break


def _at_the_terminal(script: Path, cwd: Path, environment: Mapping[str, str], address: Path) -> NoReturn:
    """Start bash, and do what its `register` asks for until it ends."""
    code = 70
    gc.freeze()  # what is shared with the forks stays shared
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for what runs in front
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(address))
            door.listen()
            shell = subprocess.Popen(
                ["bash", "--noprofile", "--norc", str(script)], cwd=cwd, env=dict(environment), restore_signals=True
            )
            while shell.poll() is None:
                if select.select([door], [], [], 0.01)[0]:
                    _serve(door)
            code = shell.returncode
    finally:
        os._exit(code)


def _serve(door: socket.socket) -> None:
    line, _ = door.accept()
    with line:
        _, files, _, _ = socket.recv_fds(line, 1, 3)
        asked = b""
        while part := line.recv(65_536):
            asked += part
        child = os.fork()
        if child == 0:
            _register(files, *json.loads(asked))
        for file in files:
            os.close(file)
        line.sendall(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _register(files: Sequence[int], words: list[str], cwd: str, environment: dict[str, str]) -> NoReturn:
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for number, file in enumerate(files):
            os.dup2(file, number)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        code = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
