/** The style of the HTML report. */
export const htmlStyle = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1d2129; --dim: #5b6472; --line: #d9dde4; --panel: #f6f7f9; --accent: #0b5fce;
  --add: #e2f6e5; --del: #fde8e7; --addm: #1a7f37; --delm: #b3261e; --warn: #8a5a00; --bar: #4a7fd6; }
@media (prefers-color-scheme: dark) { :root { --bg: #14171c; --fg: #e4e7ec; --dim: #9aa4b2; --line: #313842; --panel: #1c2128; --accent: #7fb2ff;
  --add: #12331c; --del: #40191a; --addm: #6fd58a; --delm: #ff9a93; --warn: #e3b341; --bar: #5c8ee0; } }
:root[data-theme=light] { color-scheme: light; --bg: #fff; --fg: #1d2129; --dim: #5b6472; --line: #d9dde4; --panel: #f6f7f9; --accent: #0b5fce;
  --add: #e2f6e5; --del: #fde8e7; --addm: #1a7f37; --delm: #b3261e; --warn: #8a5a00; --bar: #4a7fd6; }
:root[data-theme=dark] { color-scheme: dark; --bg: #14171c; --fg: #e4e7ec; --dim: #9aa4b2; --line: #313842; --panel: #1c2128; --accent: #7fb2ff;
  --add: #12331c; --del: #40191a; --addm: #6fd58a; --delm: #ff9a93; --warn: #e3b341; --bar: #5c8ee0; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.5 system-ui, sans-serif; }
#page { max-width: 1400px; margin: 0 auto; padding: 1.2rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .6rem; }
.top { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.totals { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0; }
.total { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1rem; min-width: 8rem; }
.total b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; } .total span { color: var(--dim); }
.chart { display: grid; grid-template-columns: max-content 1fr max-content; gap: .15rem .8rem; align-items: center; }
.chart button { all: unset; cursor: pointer; color: var(--accent); } .chart button[aria-pressed=true] { font-weight: 700; text-decoration: underline; }
.chart .bar { height: 1rem; background: var(--bar); border-radius: 3px; min-width: 2px; } .chart .bar.none { background: none; }
.chart .num { color: var(--dim); font-variant-numeric: tabular-nums; }
.sizes { display: grid; gap: .5rem; } .size { display: grid; grid-template-columns: minmax(8rem, 22rem) 1fr 15rem; gap: .8rem; align-items: center; }
.size .path { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; } .size .num { color: var(--dim); font-variant-numeric: tabular-nums; }
.size .bar { height: .55rem; min-width: 2px; border-radius: 3px; margin: 1px 0; background: var(--bar); } .size .bar.was { background: var(--dim); opacity: .55; }
.filters { position: sticky; top: 0; z-index: 2; background: var(--bg); display: flex; flex-wrap: wrap; gap: .6rem 1rem; padding: .7rem 0; border-bottom: 1px solid var(--line); align-items: end; }
.filters label { display: grid; font-size: .8rem; color: var(--dim); }
select { max-width: 18rem; } select, input, .plain { font: inherit; color: var(--fg); background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .5rem; }
.plain { cursor: pointer; } .filters input { width: 16rem; max-width: 100%; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; } summary:focus-visible { outline-offset: -2px; }
.file { border: 1px solid var(--line); border-radius: 8px; margin: .6rem 0; overflow: hidden; content-visibility: auto; contain-intrinsic-size: auto 2.7rem; }
.file > summary { cursor: pointer; padding: .5rem .8rem; background: var(--panel); display: flex; gap: .8rem; align-items: baseline; list-style: none; }
.file > summary::-webkit-details-marker { display: none; } .file > summary::before { content: '\\25b8'; color: var(--dim); } .file[open] > summary::before { content: '\\25be'; }
.file .path { font-family: ui-monospace, monospace; overflow-wrap: anywhere; flex: 1; } .badge { font-size: .8rem; color: var(--dim); white-space: nowrap; }
.badge.error { color: var(--delm); } .badge.changed { color: var(--addm); }
.body { padding: .6rem .8rem; }
ul.items { margin: .2rem 0 .8rem; padding-left: 1.1rem; } ul.items li { margin: .15rem 0; overflow-wrap: anywhere; }
.tag { font-family: ui-monospace, monospace; font-size: .85em; color: var(--dim); } .tag.risky, .tag.review { color: var(--warn); } .tag.safe { color: var(--addm); }
table.diff { border-collapse: collapse; width: 100%; table-layout: fixed; font: 12.5px/1.45 ui-monospace, monospace; border: 1px solid var(--line); margin-bottom: .8rem; }
table.diff td { padding: 0 .4rem; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; } table.diff td.no { width: 3.4rem; text-align: right; color: var(--dim); user-select: none; background: var(--panel); }
table.diff td.del { background: var(--del); } table.diff td.add { background: var(--add); } table.diff td.gap { background: var(--panel); color: var(--dim); text-align: center; }
table.diff td mark { background: none; color: inherit; text-decoration: underline; text-underline-offset: 2px; }
#empty, .note { color: var(--dim); } footer { color: var(--dim); margin: 2rem 0 1rem; font-size: .85rem; } kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; }
@media (max-width: 700px) { table.diff { font-size: 11px; } table.diff td.no { width: 2.2rem; } .chart { grid-template-columns: 1fr max-content; } .chart .bar { display: none; } .size { grid-template-columns: 1fr; gap: .1rem; } }
@media print { .filters, .top button { display: none; } }
`;
