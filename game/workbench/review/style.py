"""How the web page looks: nothing that a browser of ten years ago does not know, black on white, made for A4."""

STYLE = """\
@page { size: A4; margin: 12mm 14mm 12mm 20mm; }
* { box-sizing: border-box; }
html { background: #e6e6e6; }
body { margin: 0; background: #fff; color: #000; line-height: 1.6; font-size: 14px;
  font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
  "WenQuanYi Micro Hei", SimHei, sans-serif; }
table { border-collapse: collapse; width: 100%; }
.paper { max-width: 860px; margin: 0 auto; background: #fff; table-layout: fixed; }
.paper > tbody > tr > td { padding: 0 28px 28px; vertical-align: top; }
.paper > thead > tr > td, .paper > tfoot > tr > td { padding: 10px 28px; font-weight: normal; }
.head { border-bottom: 1px solid #000; padding-bottom: 4px; font-size: 12px; }
.code { float: right; font-weight: bold; font-size: 14px; }
.foot { border-top: 1px solid #000; padding-top: 4px; font-size: 12px; color: #444; height: 36px; }
.initials { float: right; border: 1px solid #000; width: 110px; height: 30px; padding: 1px 5px; font-size: 10px; }
.kind { font-size: 18px; margin: 12px 0 0; }
h1 { font-size: 34px; line-height: 1.3; margin: 0 0 12px; }
.h2 { font-size: 24px; border-bottom: 2px solid #000; margin: 40px 0 12px; }
.h3 { font-size: 20px; margin: 36px 0 8px; }
.h4 { font-size: 16px; margin: 6px 0; }
h2, h3, h4, .lead { page-break-after: avoid; break-after: avoid; }
p { margin: 6px 0 10px; }
.lead { margin: 14px 0 4px; }
.icon { width: 40px; height: 40px; vertical-align: middle; margin-right: 8px; border: 0; }
.tag { font-size: 13px; padding: 1px 8px; border: 1px solid #000; white-space: nowrap; }
.tag.scam { background: #000; color: #fff; }
.note { font-size: 11px; font-weight: normal; color: #666; }
.grid { margin: 4px 0 12px; table-layout: fixed; font-size: 13px; }
.grid th, .grid td { border: 1px solid #999; padding: 3px 7px; text-align: left; vertical-align: top;
  word-wrap: break-word; overflow-wrap: break-word; }
.grid th { background: #eee; }
.grid thead { display: table-header-group; }
.grid tr { page-break-inside: avoid; break-inside: avoid; }
.false td { background: #e2e2e2; }
.warning td { border-width: 1px 1px 1px 1px; }
.warning { border: 3px solid #000; }
.cue { font-weight: bold; border-bottom: 2px solid #000; }
.cue:before { font-size: 10px; line-height: 1; vertical-align: super; border: 1px solid #000; padding: 0 3px;
  margin: 0 2px; }
.cue1:before { content: "1"; }
.cue2:before { content: "2"; }
.cue3:before { content: "3"; }
.home { display: inline-block; border: 1px solid #000; padding: 8px 14px; margin-bottom: 14px; max-width: 460px; }
.together { page-break-inside: avoid; break-inside: avoid; margin-top: 14px; }
.aside { float: right; width: 32%; padding-left: 14px; }
.main { margin-right: 33%; }
.end { clear: both; }
.shot { margin-bottom: 8px; font-size: 11px; color: #444; }
.shot img { display: block; max-width: 100%; height: auto; border: 1px solid #999; }
.row { overflow: hidden; page-break-inside: avoid; }
.row .shot { float: left; width: 32%; margin-right: 1.3%; }
.plan { display: block; width: 100%; max-width: 420px; height: auto; font-family: inherit; }
.toc td { border-width: 0 0 1px; }
.toc1 { font-weight: bold; }
.toc .toc2 { padding-left: 30px; }
.toc a { color: #000; text-decoration: none; }
.toc .seen { width: 80px; text-align: center; }
.seen span, .tick { display: inline-block; width: 15px; height: 15px; border: 1px solid #000; vertical-align: middle; }
.tick { margin-right: 6px; }
.choice { margin-left: 26px; white-space: nowrap; }
.signing { border: 2px solid #000; padding: 6px 14px; margin: 14px 0; page-break-inside: avoid; break-inside: avoid; }
.signing .seal { text-align: right; margin: 10px 90px 60px; color: #666; }
.signing td { width: 33%; padding: 10px 0; }
.signing .maker td { border-top: 1px solid #999; }
@media print {
  html, body { background: #fff; }
  body { font-size: 10pt; line-height: 1.45; }
  .paper { max-width: none; }
  .paper > thead { display: table-header-group; }
  .paper > tfoot { display: table-footer-group; }
  .paper > tbody > tr > td, .paper > thead > tr > td, .paper > tfoot > tr > td { padding-left: 0; padding-right: 0; }
  .newpage { page-break-before: always; break-before: page; margin-top: 0; }
  .grid { font-size: 9.2pt; margin-bottom: 8px; }
  .grid th, .grid td { padding: 2px 6px; }
  .home { padding: 4px 12px; margin-bottom: 6px; }
  .together { margin-top: 8px; }
  .h3 { margin: 12px 0 4px; }
}
"""
