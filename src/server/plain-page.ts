/** Pages for people without a login: one column, no script, light and dark, nothing loaded from anywhere. */
import { escape } from '../report/svg.ts'

const STYLE = `
:root{color-scheme:light dark;--bg:#faf9f6;--card:#fff;--line:#e7e4dc;--ink:#1d1c1a;--soft:#55524b;--accent:#0a6249;--on:#fff;--warn:#8a5a00;--warn-bg:#fbf0d9}
@media(prefers-color-scheme:dark){:root{--bg:#161614;--card:#1e1e1b;--line:#3a3833;--ink:#edebe6;--soft:#b8b4ab;--accent:#6fd3ac;--on:#10241c;--warn:#f0c674;--warn-bg:#33290f}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
header p,dl,.soft{color:var(--soft)}
header p{margin:.25rem 0}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:0 0 .75rem}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem 1.1rem;margin:1rem 0}
.post{border-left:3px solid var(--line);padding-left:.9rem;margin:0 0 1rem;overflow-wrap:anywhere}
.post pre.text{white-space:pre-wrap;font:inherit;margin:0}
.rich pre{overflow-x:auto;background:var(--bg);padding:.6rem;border-radius:6px}
.rich table{border-collapse:collapse;display:block;overflow-x:auto}.rich td,.rich th{border:1px solid var(--line);padding:.2rem .5rem}
.rich blockquote{margin:0;padding-left:.9rem;border-left:3px solid var(--line)}
figure{margin:.75rem 0}figure img{max-width:100%;height:auto;border-radius:6px;border:1px solid var(--line)}
figcaption{font-size:.85rem;color:var(--soft)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;font-size:.9rem;margin:.5rem 0 0}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
a{color:var(--accent)}
label{display:block;font-weight:600;margin-bottom:.35rem}
textarea{width:100%;min-height:7rem;font:inherit;padding:.6rem;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:8px}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:.9rem}
button{font:inherit;font-weight:600;padding:.6rem 1.1rem;border-radius:8px;border:1px solid var(--accent);background:transparent;color:var(--accent);cursor:pointer}
button.yes{background:var(--accent);color:var(--on)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.note{background:var(--warn-bg);color:var(--warn);border-radius:8px;padding:.6rem .9rem}
`

/** Nothing may run or be loaded but the style with this nonce, and what `more` allows. */
export const plainPolicy = (nonce: string, more = ''): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'${more}`

/** `body` and `style` are HTML and CSS of ours; what others wrote in `body` is escaped already. `nonce` allows the style. */
export const plainPage = (title: string, body: string, nonce: string, style = ''): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escape(title)}</title>
<style nonce="${nonce}">${STYLE}${style}</style>
</head>
<body><main>${body}</main></body>
</html>
`
