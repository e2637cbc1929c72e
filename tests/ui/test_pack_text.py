"""Texts of a pack know where they stand in it, until they are laid out."""

from __future__ import annotations

import pickle

import pygame

from game.content.texts import texts_of
from game.scenes.core.pack import located
from game.ui.type.fonts import Fonts, find_face
from game.ui.type.pack_text import PackText, longest_of, taking_up
from game.ui.type.text import Misfit, Type
from game.ui.type.text_stack import TextStack
from tests.stall import shipped


def test_a_located_pack_is_equal_and_every_text_of_it_knows_its_path() -> None:
    for pack in shipped().packs.values():
        found = located(pack)
        assert found == pack
        texts = list(texts_of(found))
        assert len(texts) > 200
        for path, text in texts:
            assert isinstance(text, PackText)
            assert (text.path, text.original) == (path, text)


def test_a_sentence_that_takes_a_text_up_keeps_its_path() -> None:
    name = PackText("刷单返利", ("scams", 0, "name"))
    short = PackText("客服", ("scams", 1, "name"))
    said = taking_up("2 · 客服和刷单返利", 2, short, name)
    assert said == "2 · 客服和刷单返利"
    assert isinstance(said, PackText)
    assert (said.path, said.original) == (("scams", 0, "name"), "刷单返利")
    assert longest_of(("请看", said)) is said
    assert type(taking_up("请看", 2, "plain")) is str


def test_a_path_outlives_the_way_to_another_process() -> None:
    sent = taking_up("“客服”", PackText("客服", ("scams", 1, "name")))
    back = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own, from the line above
    assert isinstance(back, PackText)
    assert (back, back.path, back.original) == ("“客服”", ("scams", 1, "name"), "客服")


def test_what_does_not_fit_is_noted_with_its_box_and_its_texts_with_their_paths() -> None:
    type_ = Type(Fonts(find_face()))
    long = PackText("一条很长很长的解释" * 9, ("exhibits", 3, "explanation"))
    stack = TextStack(type_, 20).add("做得对", 30, (0, 0, 0)).add(long, 24, (0, 0, 0))
    stack.draw(pygame.Surface((200, 80)), pygame.Rect(0, 0, 200, 80))
    type_.fit(long, 40, 30, (100, 50))
    assert list(type_.misfits) == [Misfit(("做得对", long), (200, 80)), Misfit((long,), (100, 50))]
    for misfit in type_.misfits:
        longest = longest_of(misfit.texts)
        assert longest is not None
        assert longest.path == ("exhibits", 3, "explanation")
