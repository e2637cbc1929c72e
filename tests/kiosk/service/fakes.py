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
    refuses: str = ""
    tasks: dict[str, str] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    @property
    def host(self) -> Host:
        return Host(True, self.root, self.root, "STALL\\wang", self.is_admin, self.run, lambda name: None)

    def run(self, words: Sequence[str]) -> Ran:
        assert words[0] == "schtasks"
        if self.refuses and self.refuses == words[1]:
            return Ran(1, "ERROR: Access is denied.")
        name = words[words.index("/TN") + 1]
        if words[1] == "/Create":
            self.files.append(Path(words[words.index("/XML") + 1]))
            self.tasks[name] = self.files[-1].read_text(encoding="utf-16")
        elif name not in self.tasks:
            return Ran(1, "ERROR: The system cannot find the file specified.")
        elif words[1] == "/Delete":
            del self.tasks[name]
        return Ran(0, self.tasks.get(name, ""))
