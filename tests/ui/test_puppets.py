"""The puppets: every pose of every puppet can be painted whole, in the room that is set aside for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.ui.draw.paint import drawn
from game.ui.puppets.puppet import JOINTS, Pose, load_puppet
from game.ui.puppets.troupe import Troupe

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "puppets"
NAMES = tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{JOINTS}")))
WHO = "clerk"


def every_pose() -> list[tuple[str, str]]:
    return [(name, pose) for name in NAMES for pose in load_puppet(FOLDER / name, WHO).poses]


def test_the_weasel_the_zongzi_and_people_are_there() -> None:
    assert NAMES == ("people", "weasel", "zongzi")
    assert {"stand", "sneak1", "bolt1", "wave", "point", "peep", "yawn"} <= load_puppet(FOLDER / "weasel").poses.keys()
    assert {"clerk", "courier", "mother", "teacher", "officer", "friend", "neighbour"} <= set(Troupe(FOLDER).people)


@pytest.mark.parametrize("name", NAMES)
def test_joints_hold_together(name: str) -> None:
    puppet = load_puppet(FOLDER / name, WHO)
    assert {part.holder for part in puppet.parts.values()} <= {None, *puppet.parts}
    for pose in puppet.poses.values():
        assert pose.turns.keys() | pose.without <= puppet.parts.keys()
    for act in puppet.acts.values():
        assert set(act) <= puppet.poses.keys()


@pytest.mark.parametrize(("name", "pose"), every_pose())
def test_a_pose_is_whole(name: str, pose: str) -> None:
    puppet = load_puppet(FOLDER / name, WHO)
    picture = drawn((puppet.markup(pose),), (round(puppet.box[2] / 2), round(puppet.box[3] / 2)), puppet.box)
    assert picture.get_rect().inflate(-2, -2).contains(picture.get_bounding_rect())


def test_a_turned_joint_moves_what_hangs_from_it() -> None:
    puppet = load_puppet(FOLDER / "weasel")
    pose = Pose({"arm": -160}, puppet.poses["stand"].without | puppet.parts.keys() - {"torso", "arm", "hand"})
    arm = replace(puppet, poses={"up": pose, "down": replace(pose, turns={})})
    tops = [drawn((arm.markup(name),), (390, 375), arm.box).get_bounding_rect().top for name in ("up", "down")]
    assert tops[0] < tops[1]


def test_who_is_shown_makes_the_difference() -> None:
    troupe = Troupe(FOLDER)
    clerk, mother = (troupe.figure("people", "stand", 80, who=who).picture for who in ("clerk", "mother"))
    assert pygame.image.tobytes(clerk, "RGBA") != pygame.image.tobytes(mother, "RGBA")


def test_a_puppet_stands_where_it_is_put_and_turns_about() -> None:
    troupe, target = Troupe(FOLDER), pygame.Surface((800, 800), pygame.SRCALPHA)
    right, left = (troupe.figure("weasel", "sneak1", 300, faces_left=turned) for turned in (False, True))
    assert right.draw(target, (400, 400)) == target.get_bounding_rect()
    assert right.picture.get_size() == left.picture.get_size()
    assert right.root[0] + left.root[0] == pytest.approx(right.picture.get_width(), abs=2)


def test_pictures_are_painted_once_and_do_not_pile_up() -> None:
    troupe = Troupe(FOLDER)
    first = troupe.figure("zongzi", "stand", 200)
    assert troupe.figure("zongzi", "stand", 200).picture is first.picture
    for px in range(300, 1200, 100):
        troupe.figure("weasel", "stand", px)
    assert troupe.kept_bytes <= 8_000_000
