/** Colours meet 4.5:1 on their ground, light and dark; verdicts are told by shape and word as well. */
export const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1c1b19; --soft: #5b5852; --line: #d8d4cc; --raised: #f6f4ef; --loud: #a8321a; --quiet: #0b5c8a; --fair: #2b6a3a; --unsure: #5b5852; --link: #0b5c8a; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --ink: #eeebe5; --soft: #b3aea4; --line: #413e38; --raised: #211f1c; --loud: #ff9a80; --quiet: #7fc4ef; --fair: #8fd19e; --unsure: #b3aea4; --link: #8ac7f0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.15rem; font-weight: 600; color: var(--soft); margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .35rem; }
.answer { font-size: 1.5rem; line-height: 1.35; font-weight: 600; margin: 0 0 1rem; text-wrap: pretty; }
p, li { max-width: 70ch; }
.glance { font-size: 1.0625rem; margin: .35rem 0; }
.steps { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: .25rem 1.25rem .5rem; margin: 1.5rem 0 0; break-inside: avoid; }
.steps h2 { font-size: 1rem; margin: .75rem 0 .25rem; }
.steps ol { margin: .25rem 0 .5rem; padding-left: 1.3rem; }
.picture svg { min-width: 44rem; }
.ground, .soft, .download { color: var(--soft); font-size: .9375rem; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.finding { border: 1px solid var(--line); border-left-width: 6px; border-radius: 6px; padding: .9rem 1.1rem; margin: 0 0 .9rem; break-inside: avoid; }
.finding h3 { margin: 0 0 .3rem; display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; }
.finding p { margin: .35rem 0; }
.finding code { font-size: .875rem; font-weight: 400; color: var(--soft); }
.favours-the-loud, .unequal { border-left-color: var(--loud); } .favours-the-quiet { border-left-color: var(--quiet); } .fair { border-left-color: var(--fair); } .not-enough-data { border-left-color: var(--unsure); }
.finding ul { margin: .4rem 0 0; padding-left: 1.2rem; font-size: .9375rem; color: var(--soft); }
figure { margin: 0 0 1.5rem; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
svg { width: 100%; height: auto; display: block; background: var(--raised); border-radius: 6px; }
svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; } svg .soft { fill: var(--soft); font-size: 13px; }
svg .grid { stroke: var(--line); } svg .even { stroke: var(--soft); stroke-dasharray: 4 4; } svg .band { fill: var(--line); opacity: .45; }
svg .mark { stroke: var(--ink); fill: var(--ink); stroke-width: 2; } svg .mark.hollow { fill: var(--ground); }
svg .mark.loud { stroke: var(--loud); fill: var(--loud); } svg .mark.quiet { stroke: var(--quiet); fill: var(--quiet); }
svg .curve { fill: none; stroke: var(--ink); stroke-width: 2; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: .4rem 0; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 400; } .number { text-align: right; white-space: nowrap; } table code { overflow-wrap: anywhere; }
@media print { :root { --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --raised: #fff; --loud: #8c2410; --quiet: #0b4c74; --fair: #1f5a2d; --unsure: #444; --link: #000; } main { max-width: none; padding: 0; } h2 { break-after: avoid; } .download { display: none; } .scroll { overflow: visible; } .picture svg { min-width: 0; } }
`
