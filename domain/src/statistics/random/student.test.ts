import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { studentQuantile, twoSidedStudent } from './student.ts'
import { twoSided } from './tail-probabilities.ts'

describe("Student's t", () => {
  test.each([
    [12.706205, 1],
    [2.228139, 10],
    [1.976013, 149],
    [1.962339, 1000],
  ])('leaves five in a hundred beyond %f with %i degrees of freedom, as the tables say', (t, degrees) => {
    expect(twoSidedStudent(t, degrees)).toBeCloseTo(0.05, 6)
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 5)
  })

  test('has the closed form of Cauchy with one degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), t => {
        expect(twoSidedStudent(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 10)
      }),
    )
  })

  test('is never surer than the normal law, and becomes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 6, noNaN: true }), fc.integer({ min: 2, max: 400 }), (t, degrees) => {
        expect(twoSidedStudent(t, degrees)).toBeGreaterThan(twoSided(t))
        expect(twoSidedStudent(t, 1e7)).toBe(twoSided(t))
      }),
    )
  })

  test('is no number without degrees of freedom', () => {
    expect(twoSidedStudent(1, 0)).toBeNaN()
    expect(studentQuantile(0.3, 5)).toBeNaN()
  })
})
