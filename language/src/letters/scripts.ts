/** Where the letters of a script stand in Unicode, below the surrogates. Han, kana and Hangul letters say as much as three others. */
const ranges: readonly (readonly [script: string, ...pairs: number[]])[] = [
  ['latin', 0x41, 0x5a, 0x61, 0x7a, 0xaa, 0x24f, 0x1e00, 0x1eff],
  ['el', 0x370, 0x3ff, 0x1f00, 0x1fff],
  ['cyrillic', 0x400, 0x52f],
  ['hy', 0x530, 0x58f],
  ['he', 0x590, 0x5ff],
  ['arabic', 0x600, 0x6ff, 0x750, 0x77f, 0xfb50, 0xfdff, 0xfe70, 0xfefc],
  ['devanagari', 0x900, 0x97f],
  ['bn', 0x980, 0x9ff],
  ['pa', 0xa00, 0xa7f],
  ['gu', 0xa80, 0xaff],
  ['or', 0xb00, 0xb7f],
  ['ta', 0xb80, 0xbff],
  ['te', 0xc00, 0xc7f],
  ['kn', 0xc80, 0xcff],
  ['ml', 0xd00, 0xd7f],
  ['si', 0xd80, 0xdff],
  ['th', 0xe00, 0xe7f],
  ['lo', 0xe80, 0xeff],
  ['bo', 0xf00, 0xfff],
  ['my', 0x1000, 0x109f],
  ['ka', 0x10a0, 0x10ff, 0x1c90, 0x1cbf],
  ['am', 0x1200, 0x137f],
  ['km', 0x1780, 0x17ff],
  ['ko', 0x1100, 0x11ff, 0x3130, 0x318f, 0xac00, 0xd7af],
  ['kana', 0x3040, 0x30ff, 0x31f0, 0x31ff],
  ['han', 0x3400, 0x4dbf, 0x4e00, 0x9fff],
]

export const scripts = ranges.map(([script]) => script)
/** Other letters, and what is no letter. */
export const noScript = 255

const scriptAt = new Uint8Array(0x10000).fill(noScript)
ranges.forEach(([, ...pairs], script) => {
  for (let at = 0; at < pairs.length; at += 2) scriptAt.fill(script, pairs[at], (pairs[at + 1] ?? 0) + 1)
})

/** The number of the script of a UTF-16 unit in `scripts`, or `noScript`. */
export function scriptOf(code: number): number {
  return scriptAt[code] ?? noScript
}

/** How much one letter of a script says. */
export function weightOf(script: number): number {
  const name = scripts[script]
  return name === 'ko' || name === 'kana' || name === 'han' ? 3 : 1
}
