import { parseArgs } from 'node:util'
import { link } from '../domain/src/linkage/link.ts'
import { personOf } from '../domain/src/linkage/person.ts'
import type { Person } from '../domain/src/linkage/person.ts'
import { seeded } from '../domain/src/statistics/random/seeded.ts'

/**
 * How long it takes to link profiles to customers, and how much memory. People are made up; a profile has the name of a customer with a slip, a
 * handle made of it, and a town.
 *
 *   node bench/linkage.ts [--customers 1000000] [--profiles 100000] [--json]
 */

/** Seconds and megabytes for a million customers. */
const most = { seconds: 600, megabytes: 4096 }

const { values: options } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    profiles: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
})

const draw = seeded(1)
const syllables = [
  'an',
  'bel',
  'cor',
  'da',
  'el',
  'fin',
  'gar',
  'hol',
  'is',
  'ja',
  'kov',
  'lin',
  'mar',
  'no',
  'ol',
  'per',
  'ris',
  'sen',
  'tov',
  'wick',
]
const syllable = () => syllables[Math.floor(draw() ** 1.5 * syllables.length)] ?? ''
const word = (count: number) => Array.from({ length: count }, syllable).join('')
const towns = Array.from({ length: 500 }, () => word(3))
const nothing = { name: '', phone: '', postcode: '', language: '', birth: '', email: '', handles: [] }

function customer(at: number): Person {
  const [given, family] = [word(2), word(3)]
  const birth = `${1940 + Math.floor(draw() * 65)}-0${1 + Math.floor(draw() * 9)}-${10 + Math.floor(draw() * 18)}`
  const city = towns[Math.floor(draw() ** 2 * towns.length)] ?? ''
  const email = `${given}.${family}${Math.floor(draw() * 100)}@mail${Math.floor(draw() * 20)}.example`
  return personOf({ ...nothing, id: `c${at}`, given, family, birth, city, email })
}

function profile(at: number, { given, family, city }: Person): Person {
  const slipped = draw() < 0.2 ? family.slice(1) : family
  const handle = draw() < 0.5 ? `${given}${family}` : `${given.slice(0, 1)}${family}${Math.floor(draw() * 100)}`
  return personOf({ ...nothing, id: `p${at}`, given, family: slipped, city: draw() < 0.7 ? city : '', handles: [handle] })
}

const [customers, profiles] = [Number(options.customers), Number(options.profiles)]
const first = Array.from({ length: customers }, (_, at) => customer(at))
const second = first.slice(0, profiles).map((one, at) => profile(at, one))
const began = performance.now()
const { pairs, people, passedOver } = link(first, second)
const seconds = (performance.now() - began) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
const best = new Map<number, { left: number; probability: number }>()
for (const { left, right, probability } of pairs) {
  if (probability > (best.get(right)?.probability ?? 0)) best.set(right, { left, probability })
}
const right = [...best].filter(([at, { left }]) => people[at]?.id.slice(1) === people[left]?.id.slice(1)).length
const told = { bench: 'linkage', customers, profiles, seconds, megabytes, pairs: pairs.length, right, passedOver, most }
if (options.json) console.log(JSON.stringify(told))
else {
  console.log(`${profiles} profiles among ${customers} customers   ${seconds.toFixed(1)} s (at most ${most.seconds})`)
  console.log(`memory at its highest               ${megabytes.toFixed(0)} MB (at most ${most.megabytes})`)
  console.log(
    `right one first                     ${right} of ${profiles}; ${pairs.length} pairs, ${passedOver} groups too large`,
  )
}
if (seconds > most.seconds || megabytes > most.megabytes) process.exitCode = 1
