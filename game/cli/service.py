"""`service install` and `service uninstall`: the kiosk starts with the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from game.cli.run_options import parse_run_options
from game.content.visible import visible
from game.kiosk.service import schtasks, systemd
from game.kiosk.service.faults import ServiceError
from game.kiosk.service.host import Host, this_host
from game.kiosk.service.lock import lock as lock_settings
from game.kiosk.service.lock import settings_for
from game.kiosk.service.lock import unlock as unlock_settings
from game.kiosk.service.made import as_written
from game.kiosk.service.program import Display, this_program
from game.kiosk.service.task import task_of
from game.kiosk.service.unit import unit_of
from game.words import in_both

app = typer.Typer(
    help="开机就打开游戏 / The kiosk starts with the machine: systemd on Linux, a task at logon on Windows.",
    no_args_is_help=True,
)
_SOMEWHERE = Path("task.xml")
_DisplayOption = Annotated[
    Display,
    typer.Option(
        "--under",
        help="cage 或 x11：整台机器只开游戏；session：登录桌面后打开 / the machine's only program, or in a desktop",
    ),
]
_DryRunOption = Annotated[bool, typer.Option("--dry-run", help="只给看，不动手 / show it, do nothing")]
_LockOption = Annotated[
    bool,
    typer.Option(
        "--lock",
        help="Windows：不熄屏、不睡眠、边上划不出东西、没有通知 / no sleep, edges and notices, until uninstall",
    ),
]
_AccountOption = Annotated[str | None, typer.Option("--account", help="用哪个用户开 / whose kiosk it is")]


@app.command()
def install(
    options: Annotated[
        list[str] | None,
        typer.Argument(metavar="[-- OPTIONS]", help="run 的选项，写在 -- 后面 / options of run, after --"),
    ] = None,
    under: _DisplayOption = "cage",
    account: _AccountOption = None,
    lock: _LockOption = False,
    dry_run: _DryRunOption = False,
) -> int:
    """开机就打开游戏 / Start the kiosk with the machine. Exit code 2: not installed."""
    host, words = this_host(), list(options or [])
    parse_run_options(words)
    whose = account or host.account
    if host.is_windows:
        return _told(lambda: _install_task(host, words, whose, does_lock=lock, is_dry=dry_run))
    return _told(lambda: _install_unit(host, words, under, whose, is_dry=dry_run))


@app.command()
def uninstall(under: _DisplayOption = "cage", dry_run: _DryRunOption = False) -> int:
    """不再开机就打开 / Undo exactly what install did. Exit code 2: not undone."""
    host = this_host()
    return _told(lambda: _uninstall(host, under, is_dry=dry_run))


def _install_task(host: Host, words: list[str], account: str, *, does_lock: bool, is_dry: bool) -> str:
    """Make the task; what cannot be locked leaves none behind."""
    text = task_of(this_program(account, words))
    settings = settings_for(is_own_account=account == host.account) if does_lock else ()
    if is_dry:
        commands = [command for each in settings for command in each.put(each.wanted)]
        return "\n".join([text, *(f"> {' '.join(each)}" for each in (schtasks.create_words(_SOMEWHERE), *commands))])
    schtasks.install(text, host)
    try:
        count = lock_settings(settings, host) if settings else 0
    except ServiceError:
        schtasks.uninstall(host)
        raise
    told = [in_both("service.task_made")]
    if settings:
        told.append(in_both("service.locked", count=count))
    if does_lock and account != host.account:
        told.append(in_both("service.not_theirs", account=account))
    return "\n".join(told)


def _install_unit(host: Host, words: list[str], under: Display, account: str, *, is_dry: bool) -> str:
    program = this_program(account, words)
    text = unit_of(program, under, systemd.wrapper_of(under, host, is_needed=not is_dry))
    path = systemd.path_of(under, host)
    commands = systemd.commands_of(under, is_install=True)
    if is_dry:
        return "\n".join([f"{visible(path)}:", as_written(path, text), *(f"> {' '.join(each)}" for each in commands)])
    systemd.install(text, under, host)
    start = " ".join((*commands[0][:-1], "start", path.name))
    return in_both("service.unit_made", path=visible(path), start=start)


def _uninstall(host: Host, under: Display, *, is_dry: bool) -> str:
    if host.is_windows:
        if is_dry:
            return f"> {' '.join(schtasks.DELETE)}"
        count, is_gone = unlock_settings(host), schtasks.uninstall(host)
        told = [in_both("service.task_gone")] if is_gone else []
        if count:
            told.append(in_both("service.unlocked", count=count))
        return "\n".join(told) or in_both("service.none")
    if is_dry:
        commands = systemd.commands_of(under, is_install=False)
        return "\n".join([*(f"> {' '.join(each)}" for each in commands), f"> rm {systemd.path_of(under, host)}"])
    path = systemd.uninstall(under, host)
    return in_both("service.none") if path is None else in_both("service.unit_gone", path=visible(path))


def _told(work: Callable[[], str]) -> int:
    try:
        typer.echo(work())
    except ServiceError as fault:
        typer.echo(fault.sentence, err=True)
        return 2
    return 0
