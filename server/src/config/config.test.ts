import { expect, test } from 'vitest'
import { toConfig } from './config.ts'
import { readEnv } from './env.ts'

const of = (source: Record<string, string>, flags = {}) => toConfig(readEnv(source), flags)

test('without any setting, everything has its place on this machine', () => {
  expect(of({})).toMatchObject({
    databaseUrl: null,
    host: '127.0.0.1',
    port: 4810,
    publicUrl: 'http://localhost:4810',
    logLevel: 'info',
  })
})

test('a second model is asked only where an operator names one, and on this machine only where they say so', () => {
  expect(of({}).secondOpinion).toBeNull()
  const here = { EVENHAND_SECOND_OPINION_URL: 'http://127.0.0.1:11434/v1', EVENHAND_SECOND_OPINION_MODEL: 'small' }
  expect(of({ ...here, EVENHAND_SECOND_OPINION_PRIVATE: 'yes' }).secondOpinion).toEqual({
    url: 'http://127.0.0.1:11434/v1',
    key: null,
    model: 'small',
    budgetPerHour: 60,
    timeoutMs: 20_000,
    allowPrivateAddresses: true,
  })
})

test('an empty variable is no setting, and the flag goes before the variable', () => {
  expect(of({ DATABASE_URL: ' ', EVENHAND_PORT: '4900' }, { port: '4901' })).toMatchObject({
    databaseUrl: null,
    port: 4901,
    publicUrl: 'http://localhost:4901',
  })
})

test.each([
  [{ EVENHAND_PORT: '70000' }, /^EVENHAND_PORT is "70000"; it must be a whole number/],
  [{ PORT: 'web' }, /^PORT is "web"; it must be a whole number/],
  [{ EVENHAND_URL: 'desk.example.com' }, /EVENHAND_URL .* https:\/\/desk\.example\.com/],
  [{ EVENHAND_SECOND_OPINION_URL: 'models.example.com' }, /EVENHAND_SECOND_OPINION_URL must look like https:/],
  [{ EVENHAND_SECOND_OPINION_URL: 'https://models.example.com/v1' }, /EVENHAND_SECOND_OPINION_MODEL/],
  [{ EVENHAND_SECOND_OPINION_URL: 'http://models.example.com/v1', EVENHAND_SECOND_OPINION_MODEL: 'm' }, /https/],
  [{ EVENHAND_LOG_LEVEL: 'loud' }, /one of trace, debug/],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must look like postgres:/],
])('a setting that cannot be is refused by its name: %j', (source, message) => {
  expect(() => of(source)).toThrow(message)
})

test('a database address that cannot be understood is not repeated: a password may stand in it', () => {
  expect(() => of({ DATABASE_URL: 'postgres//evenhand:hunter2@localhost/evenhand' })).toThrow(/^DATABASE_URL(?!.*hunter2)/)
})
