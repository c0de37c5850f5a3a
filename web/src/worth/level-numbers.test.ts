import { expect, it } from 'vitest'
import { numberOf, numbersIn, numbersOf } from './level-numbers.ts'

const levels = {
  mode: 'on' as const,
  influence: { mode: 'off' as const },
  person: { excellent: 500, exceptional: 2000 },
  household: { excellent: 900, exceptional: 3600 },
  ceiling: 0.15,
  keptDownTo: 0.9,
  nightsBelow: 30,
}
const valuing = {
  currency: 'EUR',
  policyVersion: 1,
  levels,
  deedsCap: 0.2,
  lastRun: null,
  nextNightAt: null,
  isRunning: false,
  rates: [],
  margins: [],
}

it('shows shares in percent and gives back what it was given', () => {
  const numbers = numbersOf(valuing)
  expect(numbers).toMatchObject({ ceiling: '15', keptDownTo: '90', deedsCap: '20', influence: '' })
  const { mode: _, ...rest } = levels
  expect(numbersIn(numbers)).toEqual({ ok: true, change: { ...rest, deedsCap: 0.2 } })
  expect(numbersIn({ ...numbers, influence: '10' })).toMatchObject({ change: { influence: { mode: 'on', cap: 0.1 } } })
})

it('names every field that holds no number', () => {
  const numbers = { ...numbersOf(valuing), excellent: '', ceiling: 'ten', nightsBelow: '14.5' }
  expect(numbersIn(numbers)).toEqual({ ok: false, wrong: ['excellent', 'ceiling', 'nightsBelow'] })
})

it('reads a comma as a point, and guesses nothing about thousands', () => {
  expect([numberOf('12,5'), numberOf(' .5 '), numberOf('1.234,50'), numberOf('1e3')]).toEqual([12.5, 0.5, Number.NaN, Number.NaN])
})
