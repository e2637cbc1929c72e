"""How the page of problems looks: nothing that a browser of ten years ago does not know, and fit for black on white."""

STYLE = """\
@page { size: A4; margin: 15mm; }
* { box-sizing: border-box; }
body { max-width: 900px; margin: 0 auto; padding: 16px 24px; background: #fff; color: #000; font-size: 15px;
  line-height: 1.6; font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC",
  "Source Han Sans SC", "WenQuanYi Micro Hei", SimHei, sans-serif; }
h1 { font-size: 24px; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 28px 0 10px; padding-bottom: 4px; border-bottom: 2px solid #000; }
h2 span { font-size: 14px; font-weight: normal; margin-left: 8px; }
h3 { font-size: 16px; margin: 22px 0 8px; }
p { margin: 6px 0; }
a { color: #0b4a8f; }
pre { margin: 0; white-space: pre-wrap; word-wrap: break-word; overflow-wrap: anywhere; font-size: 14px;
  font-family: Consolas, Menlo, "Noto Sans Mono CJK SC", NSimSun, "Microsoft YaHei", monospace; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 4px 8px; text-align: left; vertical-align: top; }
.summary td, .summary th { border: 1px solid #888; }
.summary th { background: #eee; }
.count { width: 60px; text-align: right; color: #444; }
.note { color: #444; font-size: 13px; }
.sound { color: #14602a; }
.usable { color: #7a4b00; }
.refused { color: #a4161a; font-weight: bold; }
.problem { margin: 14px 0; padding: 8px 12px; border: 1px solid #999; border-left: 6px solid #a4161a;
  page-break-inside: avoid; break-inside: avoid; }
.warning { border-left-color: #b87400; }
.what { font-size: 16px; }
.number { font-weight: bold; }
.level { padding: 0 6px; border: 1px solid #a4161a; color: #a4161a; font-size: 13px; }
.warning .level { border-color: #7a4b00; color: #7a4b00; }
.place { color: #444; font-size: 13px; }
.quoted { margin: 8px 0; background: #f6f6f6; border: 1px solid #ccc; table-layout: fixed; }
.quoted td { padding: 1px 8px; color: #555; }
.quoted .line td { background: #fff3c4; color: #000; }
.here { background: #a4161a; color: #fff; border: 1px solid #a4161a; padding: 0 1px; }
.odd { border: 1px dotted #a4161a; font-size: 11px; color: #a4161a; background: #fff; padding: 0 2px; }
.label { margin: 6px 0 2px; font-size: 13px; color: #444; }
.cure { padding: 4px 8px; border-left: 3px solid #14602a; }
.plan { table-layout: fixed; text-align: center; }
.plan td { border: 1px solid #444; text-align: center; vertical-align: middle; padding: 8px 2px; }
.plan .red { background: #f3d3d3; font-weight: bold; }
.plan .bare { color: #666; }
.plan.farrail { border-top: 4px double #000; }
.plan.faropen { border-top: 2px dashed #000; }
.plan.leftrail { border-left: 4px double #000; }
.plan.leftopen { border-left: 2px dashed #000; }
.plan.rightrail { border-right: 4px double #000; }
.plan.rightopen { border-right: 2px dashed #000; }
.player { text-align: center; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  pre { font-size: 9.5pt; }
  h2, h3 { page-break-after: avoid; }
  .here { color: #000; background: #fff; border: 2px solid #000; font-weight: bold; }
  .plan { page-break-inside: avoid; }
}
"""
