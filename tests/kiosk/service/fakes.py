"""Systems on which services are installed: their files are real, below a folder; their commands are not."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.kiosk.service.host import Host, Ran
from game.kiosk.service.unit import UNIT


@dataclass
class Linux:
    """A machine with systemd, which enables a unit by a link."""

    root: Path
    is_admin: bool = True
    fails: str = ""  # the command that it refuses
    has_wrappers: bool = True
    ran: list[str] = field(default_factory=list)

    @property
    def host(self) -> Host:
        return Host(
            is_windows=False,
            root=self.root,
            home=self.root / "home" / "wang",
            account="wang",
            is_admin=self.is_admin,
            run=self.run,
            which=lambda name: f"/usr/bin/{name}" if self.has_wrappers else None,
        )

    def run(self, words: Sequence[str]) -> Ran:
        told = shlex.join(words)
        self.ran.append(told)
        if self.fails and self.fails in told:
            return Ran(1, "Access denied")
        folder = self.host.home / ".config/systemd/user" if "--user" in words else self.root / "etc/systemd/system"
        link = folder / f"graphical.target.wants-{UNIT}"
        if "enable" in words:
            link.symlink_to(folder / UNIT)
        if "disable" in words:
            link.unlink(missing_ok=True)
        return Ran(0, "")

    def files(self) -> dict[str, str]:
        """Every file and folder below the root."""
        return {
            str(path.relative_to(self.root)): path.read_text(encoding="utf-8") if path.is_file() else ""
            for path in sorted(self.root.rglob("*"))
        }


@dataclass
class Windows:
    """A machine with a task scheduler."""

    root: Path
    is_admin: bool = True
    refuses: str | int = ""  # a word of schtasks, reg or powercfg, or the number of a change
    tasks: dict[str, str] = field(default_factory=dict)
    registry: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    idle_s: dict[str, int] = field(default_factory=dict)  # by the names of powercfg; none without it
    changes: list[str] = field(default_factory=list)  # commands that were to change something
    files: list[Path] = field(default_factory=list)

    @property
    def host(self) -> Host:
        return Host(True, self.root, self.root, "STALL\\wang", self.is_admin, self.run, lambda name: None)

    def run(self, words: Sequence[str]) -> Ran:
        is_change = words[0] != "schtasks" and words[1] not in ("query", "/query")
        if is_change:
            self.changes.append(shlex.join(words))
        if self.refuses and (self.refuses == words[1] or (is_change and self.refuses == len(self.changes))):
            return Ran(1, "ERROR: Access is denied.")
        if words[0] == "reg":
            return self.reg(words)
        if words[0] == "powercfg":
            return self.powercfg(words)
        name = words[words.index("/TN") + 1]
        if words[1] == "/Create":
            self.files.append(Path(words[words.index("/XML") + 1]))
            self.tasks[name] = self.files[-1].read_text(encoding="utf-16")
        elif name not in self.tasks:
            return Ran(1, "ERROR: The system cannot find the file specified.")
        elif words[1] == "/Delete":
            del self.tasks[name]
        return Ran(0, self.tasks.get(name, ""))

    def reg(self, words: Sequence[str]) -> Ran:
        """As reg.exe answers, in the form that Windows prints."""
        key, name = words[2], words[words.index("/v") + 1]
        if words[1] == "add":
            self.registry[key, name] = (words[words.index("/t") + 1], words[words.index("/d") + 1])
        elif (key, name) not in self.registry:
            return Ran(1, "ERROR: The system was unable to find the specified registry key or value.")
        elif words[1] == "delete":
            del self.registry[key, name]
            return Ran(0, "")
        kind, data = self.registry[key, name]
        return Ran(0, f"\r\n{key}\r\n    {name}    {kind}    {data}\r\n\r\n")

    def powercfg(self, words: Sequence[str]) -> Ran:
        """As powercfg.exe answers in Chinese."""
        if not self.idle_s:
            return Ran(127, "not found")
        if words[1] == "/setacvalueindex":
            self.idle_s[words[4]] = int(words[5])
        if words[1] != "/query":
            return Ran(0, "")
        return Ran(
            0,
            "  电源设置 GUID: 3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e\n      最小可能的设置: 0x00000000\n"
            f"    当前交流电源设置索引: 0x{self.idle_s[words[4]]:08x}\n    当前直流电源设置索引: 0x00000123\n",
        )
