import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs the first call at once', () => {
  const run = vi.fn<() => void>()
  gather(1000, run).call()
  expect(run).toHaveBeenCalledTimes(1)
})

it('makes one call of a storm, at its end, so that the last news is never missed', () => {
  const run = vi.fn<() => void>()
  const gathered = gather(1000, run)
  for (let call = 0; call < 500; call += 1) gathered.call()
  vi.advanceTimersByTime(999)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(10_000)
  expect(run).toHaveBeenCalledTimes(2)
})
