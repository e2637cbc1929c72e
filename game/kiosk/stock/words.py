"""What staff read when packs cannot be brought in: what happened, and the cure. `store_faults` fills them."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]

STILL = {"zh": "现在仍用原来的题包。", "en": "The stall still plays the pack that it had."}

_UNSAFE_CURE_ZH = "正常做出来的压缩包不会这样。请在自己的电脑上用原来的文件重新压缩；来路不明的 U盘不要用。"
_UNSAFE_CURE_EN = (
    "A zip made in the usual way never looks like that. Make a new one from the original files on your own computer, "
    "and do not use a stick of unknown origin."
)

WORDS: dict[Language, dict[str, tuple[str, str]]] = {
    "zh": {
        "stick_unreadable": (
            "读不到 U盘上的“{name}”",
            "U盘可能松了，或者被拔下了。请重新插好，再选一次；还是不行，就换一个 U盘。",
        ),
        "file_changed": ("复制的时候，“{name}”变了", "请先存好文件，关掉打开着它的窗口，再换一次题包。"),
        "disk_full": ("机器上的空间不够", "请在机器上删去不用的文件，至少空出 {need} MB，再换一次题包。"),
        "disk_refused": (
            "这台机器存不了文件（{reason}）",
            "请看看机器的硬盘或存储卡是否写保护、是否损坏，或请管机器的人来看。",
        ),
        "copy_damaged": (
            "存下来的“{name}”和 U盘上的不一样",
            "请再换一次题包；再次出现，说明机器的硬盘或存储卡可能坏了，请换一张。",
        ),
        "no_pack": ("“{name}”里没有题包", "题包是名字以 .yaml 结尾的文件。请把它放进去，再选一次。"),
        "several_packs": (
            "“{name}”里有 {count} 个题包：{names}",
            "压缩包里请只放一个题包；或者在电脑上解压到 U盘的一个文件夹，再从列表里选要用的那个。",
        ),
        "file_too_large": (
            "“{name}”太大，超过了 {limit} MB",
            "题包文件最多 4 MB，图片和录音每个最多 20 MB。请换成小一点的。",
        ),
        "too_large": ("“{name}”里的文件加起来超过了 {limit} MB", "请删去题包用不到的图片和录音，再选一次。"),
        "too_many": (
            "“{name}”里的东西超过了 {limit} 个",
            "请给题包单独建一个文件夹，里面只放题包和它用的图片、录音。",
        ),
        "same_name": ("“{name}”有两个，只差大小写或者完全同名", "请在电脑上改掉其中一个的名字，再选一次。"),
        "bad_name": (
            "文件名“{name}”不能用",
            '请在电脑上改名：名字短一些，不用 \\ : * ? " < > | 这些符号，也不用 CON、NUL 这类电脑保留的名字。',
        ),
        "zip_damaged": ("压缩包“{name}”不完整或已损坏", "请重新压缩、重新复制到 U盘，等复制完再拔下。"),
        "zip_locked": ("压缩包“{name}”加了密码", "请去掉密码重新压缩，或者把题包文件直接放进 U盘。"),
        "zip_method": (
            "压缩包“{name}”的压缩方式，这里解不开",
            "请用电脑自带的“压缩为 ZIP 文件”重新做一个，或者把题包文件直接放进 U盘。",
        ),
        "zip_bomb": ("压缩包里的“{name}”解开后大得不正常", _UNSAFE_CURE_ZH),
        "zip_unsafe": ("压缩包里有不安全的文件名“{name}”", _UNSAFE_CURE_ZH),
        "zip_link": ("压缩包里的“{name}”不是文件，而是指向别处的链接", _UNSAFE_CURE_ZH),
        "staged_gone": ("刚才复制进来的“{name}”已经不在了", "请重新插好 U盘，再选一次。"),
    },
    "en": {
        "stick_unreadable": (
            "“{name}” on the stick cannot be read",
            "The stick may be loose or was pulled out. Plug it in again and choose once more, or use another stick.",
        ),
        "file_changed": (
            "“{name}” changed while it was copied",
            "Save it, close the program that edits it, and bring it in again.",
        ),
        "disk_full": (
            "The machine has no room left",
            "Delete what is not needed on the machine until {need} MB are free, and bring the pack in again.",
        ),
        "disk_refused": (
            "This machine cannot save files ({reason})",
            "See whether its disk or memory card is write-protected or worn out, or ask whoever looks after it.",
        ),
        "copy_damaged": (
            "“{name}” as saved differs from the one on the stick",
            "Bring it in again. If this comes back, the machine's disk or memory card is failing: replace it.",
        ),
        "no_pack": (
            "There is no pack in “{name}”",
            "A pack is a file whose name ends in .yaml. Put it in, and choose again.",
        ),
        "several_packs": (
            "“{name}” holds {count} packs: {names}",
            "Put one pack into a zip, or unpack it into a folder on the stick and choose one from the list.",
        ),
        "file_too_large": (
            "“{name}” is too large: over {limit} MB",
            "A pack may have 4 MB, a picture or recording 20 MB each. Use a smaller one.",
        ),
        "too_large": (
            "The files in “{name}” are over {limit} MB together",
            "Take out the pictures and recordings that the pack does not use, and choose again.",
        ),
        "too_many": (
            "There are more than {limit} things in “{name}”",
            "Give the pack a folder of its own, with nothing but the pack, its pictures and its recordings.",
        ),
        "same_name": (
            "There are two files called “{name}”, apart from capitals",
            "Rename one of them on a computer, and choose again.",
        ),
        "bad_name": (
            "The name “{name}” cannot be used",
            'Rename the file on a computer: a short name, without \\ : * ? " < > |, and none that computers keep for '
            "themselves, such as CON or NUL.",
        ),
        "zip_damaged": (
            "The zip “{name}” is incomplete or damaged",
            "Make it again, copy it to the stick again, and wait until that is done before you pull the stick out.",
        ),
        "zip_locked": (
            "The zip “{name}” has a password",
            "Make it again without one, or put the pack itself onto the stick.",
        ),
        "zip_method": (
            "The zip “{name}” is packed in a way that cannot be unpacked here",
            "Make it again with the computer's own “compress to ZIP file”, or put the pack itself onto the stick.",
        ),
        "zip_bomb": ("“{name}” in the zip is abnormally large once unpacked", _UNSAFE_CURE_EN),
        "zip_unsafe": ("There is an unsafe file name in the zip: “{name}”", _UNSAFE_CURE_EN),
        "zip_link": ("“{name}” in the zip is no file but a link to another place", _UNSAFE_CURE_EN),
        "staged_gone": ("“{name}”, copied just now, is no longer there", "Bring it in from the stick again."),
    },
}
