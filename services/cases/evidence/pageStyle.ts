/** For a screen of any width and for A4. */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f5f5; color: #242424; font: 15px/1.45 'Segoe UI', system-ui, 'Liberation Sans', sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; background: #fff; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; border-bottom: 1px solid #d1d1d1; }
h4 { margin: 0; font-size: 1rem; }
p { margin: .2rem 0; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .4rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
small, .exact, .hash, .fact { color: #5c5c5c; font-size: .82rem; }
code, pre { font: .82rem/1.4 Consolas, 'Liberation Mono', monospace; }
pre { margin: .25rem 0; padding: .4rem .6rem; background: #f5f5f5; border-left: 3px solid #d1d1d1; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
table th:nth-child(1) { width: 19%; }
table th:nth-child(2) { width: 27%; }
table th:nth-child(3) { width: 20%; }
th, td { padding: .35rem .5rem; border: 1px solid #d1d1d1; text-align: left; vertical-align: top; }
thead th { background: #f5f5f5; }
.notice { margin-top: 1rem; padding: .6rem .8rem; background: #fbf6d9; border: 1px solid #835c00; }
.timeline { margin: 0; padding: 0; list-style: none; }
.timeline > li { padding: .6rem 0; border-bottom: 1px solid #e0e0e0; }
.number { display: inline-block; min-width: 2.2rem; font-weight: 600; }
.what { margin: .1rem 0 .2rem; }
.hash { font-size: .72rem; }
.hash code { font-size: .72rem; }
.exact { white-space: nowrap; }
.step { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid #5b5fc7; }
.operation { margin: .3rem 0; }
.instead { padding-left: 1.2rem; }
@media (max-width: 40rem) {
  main { padding: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .6rem; }
  thead { display: none; }
  table, tbody, tr, th, td { display: block; border: 0; padding: .1rem 0; }
  table tbody th:nth-child(1) { width: auto; }
  tr { padding: .5rem 0; border-bottom: 1px solid #d1d1d1; }
}
@media print {
  @page { size: A4; margin: 16mm; }
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h4, .when, .what { break-after: avoid; }
  .operation, tr, .when { break-inside: avoid; }
  pre, thead th, .notice { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
