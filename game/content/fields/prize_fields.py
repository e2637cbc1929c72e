"""The fields of the prizes."""

from __future__ import annotations

from game.content.fields.field import GENERAL, PRIZES, Cell, Field

# A table: what a field is, then its sentence and example in both languages, one below the other.
# fmt: off
PRIZE_FIELDS = (
    Field("prizes", "奖品",
        zh=("玩完抽一张签。不抽奖就不写。", "安慰奖、安慰签、奖项"),
        en=("A ticket drawn after a visit. Leave it out without prizes.", "consolation, consolation_tickets, kinds")),
    Field("prizes.consolation", "安慰奖", most=8, cell=Cell(GENERAL), is_taken_home=True,
        zh=("没抽中的人也有的小东西，要备足。", "反诈贴纸"),
        en=("What everybody gets who draws nothing else; have enough of it.", "A sticker")),
    Field("prizes.consolation_tickets", "安慰签", cell=Cell(GENERAL), kind="number",
        zh=("签筒里总放着几张安慰奖的签；越多，别的奖越难抽中。", "30"),
        en=("Tickets of the consolation that are always in the drum; the more, the rarer the rest.", "30")),
    Field("prizes.kinds", "奖项", layout="items",
        zh=("每种奖品一条：有几件，签筒里就有几张它的签，送完就没有了。", "- {编号: bag, 名称: 帆布袋, 数量: 20}"),
        en=("One entry a prize: as many tickets as there are pieces left.", "- {id: bag, name: Cloth bag, stock: 20}")),
    Field("prizes.kinds[].id", "编号", cell=Cell(PRIZES, 16), kind="id", is_shown=False, marks_entry=True,
        zh=("机器用的名字，帐上记的是它：不能重复，开摊以后别改。", "bag"),
        en=("For the machine, and in the ledger: used once, not changed later.", "bag")),
    Field("prizes.kinds[].name", "名称", most=8, cell=Cell(PRIZES, 20), is_taken_home=True, marks_entry=True,
        zh=("奖品的名字，签上写的就是它。", "帆布袋"),
        en=("The name of the prize, as it stands on the ticket.", "Cloth bag")),
    Field("prizes.kinds[].stock", "数量", cell=Cell(PRIZES, 10), kind="number",
        zh=("开摊时有几件。以后多了少了，在奖品库存里加减。", "20"),
        en=("How many there are when the stall opens; later changes are made in the stock.", "20")),
    Field("prizes.kinds[].per_hour", "每小时", cell=Cell(PRIZES, 10), kind="number",
        zh=("一小时里最多抽出几件，免得早早送完。可以不写。", "6"),
        en=("At most so many in any hour, so that some are left late. May be left out.", "6")),
    Field("prizes.kinds[].needs", "条件", cell=Cell(PRIZES, 12, offers="needs"), is_shown=False,
        zh=("要得了哪个徽章，签筒里才有它。可以不写。", "火眼金睛"),
        en=("The badge that a visitor needs for it to be in the drum. May be left out.", "sharp_eye")),
)
# fmt: on
