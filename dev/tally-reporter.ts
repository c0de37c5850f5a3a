import type { Reporter, TestCase, TestModule } from 'vitest/node'

export type Tally = {
  passed: number
  failed: number
  failures: { name: string; reason: string }[]
  skips: { name: string; reason: string }[]
}

/** Counts a run of vitest for the last line of `npm test`, and keeps which tests failed and why a test was skipped. */
export class TallyReporter implements Reporter {
  tally: Tally = { passed: 0, failed: 0, failures: [], skips: [] }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: string): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) this.#count(test)
      // A file that could not be loaded, or a broken set-up, has no test that could fail.
      const [broken] = module.errors()
      if (broken !== undefined) this.#fail(module.relativeModuleId, broken.message)
    }
    for (const error of errors) this.#fail('outside every test', error instanceof Error ? error.message : String(error))
    if (reason === 'interrupted') this.#fail('the run', 'it was interrupted')
    if (this.tally.passed + this.tally.failed === 0) this.#fail('the run', 'it had no test')
  }

  #count(test: TestCase): void {
    const result = test.result()
    if (result.state === 'passed') this.tally.passed += 1
    else if (result.state === 'failed')
      this.#fail(`${test.module.relativeModuleId} > ${test.fullName}`, result.errors[0]?.message ?? '')
    else this.tally.skips.push({ name: test.fullName, reason: result.state === 'skipped' ? (result.note ?? '') : 'it never ran' })
  }

  #fail(name: string, reason: string): void {
    this.tally.failed += 1
    this.tally.failures.push({ name, reason })
  }
}
