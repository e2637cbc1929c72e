"""The scheduled task for Windows, which has no shell launcher in its Home and Pro editions: it starts at logon."""

from __future__ import annotations

import subprocess
from xml.sax.saxutils import escape

from game.kiosk.service.program import Program

TASK = "Fanzha Fair"
MARK = "fanzha-fair service install"
"""In the description: only a task with it is ours."""

_FORM = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>反诈游园 Fanzha Fair ({mark})</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{account}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{account}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>4</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def task_of(program: Program) -> str:
    """Return the task as XML. The watching process of the kiosk restarts it; the task only when that one has ended."""
    values = {
        "mark": MARK,
        "account": program.account,
        "command": program.command[0],
        "arguments": subprocess.list2cmdline(program.command[1:]),
        "folder": str(program.folder),
    }
    return _FORM.format(**{name: escape(value) for name, value in values.items()})
