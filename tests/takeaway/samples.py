"""Take-home texts as a pack would give them."""

from __future__ import annotations

from game.takeaway.payload import compose, size_of

CHINESE = compose(
    recall="刷单返利，前几单为什么返钱？",
    rule="要先交钱的，都先停一停",
    heading="平安夜市·反诈游园",
    closing="拿不准拨96110，被骗打110",
    answer="先给甜头，好让你垫钱",
    language="zh",
)
ENGLISH = compose(
    recall="Why do the first tasks pay?",
    rule="Pay first to earn later? Do not.",
    heading="Fanzha Fair, Nanhu",
    closing="Not sure? Ring 96110. Scammed? 110.",
    answer="so that you pay in more later",
    language="en",
)
FULLEST = CHINESE + "\n" + "防" * ((287 - 1 - size_of(CHINESE)) // 3) + "1" * ((287 - 1 - size_of(CHINESE)) % 3)
