/** The look of reports and public pages: the dashboard's palette, light and dark, and a print sheet. */
export const STYLE = `
:root{--bg:#faf9f6;--surface:#fff;--line:#e7e4dc;--ink:#1d1c1a;--ink-2:#55524b;--ink-3:#69655c;--accent:#0e7a5a;--error:#b3261e;--warning:#8a5a00;--track:#ebe8e1;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--bg:#161614;--surface:#1e1e1b;--line:#2f2e2a;--ink:#edebe6;--ink-2:#b8b4ab;--ink-3:#98948b;--accent:#4fc497;--error:#f2938c;--warning:#e6b85c;--track:#32312d;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,'Noto Sans','PingFang SC','Noto Sans CJK SC',sans-serif;font-variant-numeric:tabular-nums}
main{max-width:70rem;margin:0 auto;padding:40px 20px 64px}
h1{font-size:1.7rem;line-height:1.2;letter-spacing:-.02em;margin:0 0 4px;text-wrap:balance}
h2{font-size:1.05rem;margin:36px 0 10px}
h3{font-size:.95rem;margin:20px 0 6px}
p{margin:0 0 10px}
a{color:var(--accent)}
.lead,.faint,small{color:var(--ink-2)}
.place{color:var(--ink-3);font:12px ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
.figures{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;margin:16px 0 0;padding:0}
ol.next{padding:0;margin:0;list-style:none;counter-reset:n;display:grid;gap:8px}
ol.next li{counter-increment:n;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:12px 16px 12px 46px;position:relative}
ol.next li::before{content:counter(n);position:absolute;left:16px;top:11px;color:var(--accent);font-weight:600}
ol.next b{display:block;font-weight:600}
ul.plain{margin:0;padding:0;list-style:none}
ul.plain li{padding:5px 0;border-bottom:1px solid var(--line)}
ul.plain li:last-child{border:0}
.scroll{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:10px}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:8px 12px;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
th{font-weight:500;color:var(--ink-2);font-size:.8rem;white-space:nowrap}
.num{text-align:right;white-space:nowrap}
.state,.line{white-space:nowrap}
.off-track,.missed{color:var(--error);font-weight:600}
.at-risk{color:var(--warning);font-weight:600}
.on-track,.ahead,.done{color:var(--accent)}
.not-due,.not-measured{color:var(--ink-3)}
.spark{display:block}
.spark path{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.spark circle{fill:var(--accent)}
.bar{display:block;height:6px;border-radius:3px;background:var(--track);margin-top:6px;overflow:hidden}
.bar i{display:block;height:100%;background:var(--accent)}
footer{margin-top:48px;color:var(--ink-3);font-size:.8rem}
.brief{display:none;color:var(--ink-3)}
@media (max-width:40rem){main{padding:24px 14px 40px}th,td{padding:7px 9px}.opt{display:none}.brief{display:block;font-size:.85em}.num,.line{white-space:normal}}
@media (min-width:60rem){.targets{table-layout:fixed}.targets th:first-child{width:21%}.targets th:nth-child(3){width:14%}.targets th:nth-child(8){width:13%}.targets th:nth-child(9){width:120px}}
@media print{:root{--bg:#fff;--surface:#fff;--line:#d5d2ca;--ink:#000;--ink-2:#444;--ink-3:#555;--accent:#0a6249;--error:#8f1d17;--warning:#6d4700;--track:#e5e2da;color-scheme:light}
@page{margin:16mm 14mm}body{font-size:10pt}main{max-width:none;padding:0}h2{break-after:avoid}tr,li{break-inside:avoid}.scroll{overflow:visible;border-radius:0}thead{display:table-header-group}table{font-size:8pt}th,td{padding:4px 6px}.num,.line{white-space:normal}.targets{table-layout:fixed}.targets th{font-size:7.5pt}.targets th:first-child{width:17%}.targets th:nth-child(3){width:13%}.targets th:nth-child(7){width:12%}.targets th:nth-child(8){width:14%}.targets th:nth-child(9){width:11%}.targets .spark{width:100%}}
`.trim()

const light = new Map([...STYLE.slice(0, STYLE.indexOf('}')).matchAll(/--([\w-]+):([^;}]+)/g)].map(([, name, value]) => [name!, value!]))

/** Mail programs know no counters and little of flex boxes, and many readers hold a phone. */
const MAIL_RULES = `
main{max-width:44rem;padding:20px 12px}
.figures{display:block}.figures li{display:inline;margin:0 14px 0 0}
ol.next{display:block;list-style:decimal;padding:0 0 0 24px}ol.next li{border:0;background:none;padding:4px 0}ol.next li::before{content:none}
.opt{display:none}.brief{display:block;font-size:.85em}
`

/** The same with the light palette written out and without the rules for screens and printers. */
export const MAIL_STYLE = STYLE.split('\n')
  .filter(rule => !/^(?::root|@)/.test(rule) || rule.startsWith('@media (max'))
  .filter(rule => !rule.startsWith('@page'))
  .join('\n')
  .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => light.get(name) ?? 'inherit')
  .concat(MAIL_RULES)
