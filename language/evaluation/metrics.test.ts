import { expect, test } from 'vitest'
import { calibrationError, coverageAt95, measureChoice, quadraticKappa } from './metrics.ts'

const said = (right: string, answer: string, confidence = 1) => ({ right, said: answer, confidence })

test('kappa is one for agreement, nought for chance, and far misses cost more than near ones', () => {
  const labels = ['low', 'medium', 'high']
  const all = labels.map(label => said(label, label))
  expect(quadraticKappa(all, labels)).toBe(1)
  expect(
    quadraticKappa(
      labels.flatMap(a => labels.map(b => said(a, b))),
      labels,
    ),
  ).toBeCloseTo(0)
  const near = quadraticKappa([...all, said('low', 'medium')], labels)
  expect(quadraticKappa([...all, said('low', 'high')], labels)).toBeLessThan(near)
})

test('the calibration error is the distance between sureness and truth', () => {
  expect(calibrationError([said('a', 'a', 0.75), said('a', 'a', 0.75), said('a', 'a', 0.75), said('a', 'b', 0.75)])).toBeCloseTo(
    0,
  )
  expect(calibrationError([said('a', 'b', 0.95)])).toBeCloseTo(0.95)
})

test('coverage leaves out the least sure until the rest are right', () => {
  const sure = Array.from({ length: 19 }, () => said('a', 'a', 0.9))
  expect(coverageAt95([...sure, said('a', 'b', 0.8)])).toBe(1)
  expect(coverageAt95([...sure, said('a', 'b', 0.8), said('a', 'b', 0.7)])).toBeCloseTo(20 / 21)
})

test('precision and recall by class, and their mean over the classes that occur', () => {
  const measure = measureChoice([said('a', 'a'), said('a', 'b'), said('b', 'b')], ['a', 'b', 'c'])
  expect(measure.classes[0]).toMatchObject({ precision: 1, recall: 0.5 })
  expect(measure.classes[2]).toMatchObject({ precision: null, recall: null })
  expect(measure.macroF1).toBeCloseTo(2 / 3)
})
