import type { Reporter, TestCase, TestModule } from 'vitest/node'

export type Tally = {
  passed: number
  failed: number
  skips: { name: string; reason: string }[]
}

/** Counts a run of vitest for the last line of `npm test`, and keeps why a test was skipped. */
export class TallyReporter implements Reporter {
  tally: Tally = { passed: 0, failed: 0, skips: [] }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: string): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) this.#count(test)
      // A file that could not be loaded, or a broken set-up, has no test that could fail.
      if (module.errors().length > 0) this.tally.failed += 1
    }
    this.tally.failed += errors.length
    if (reason === 'interrupted') this.tally.failed += 1
    if (this.tally.passed + this.tally.failed === 0) this.tally.failed = 1
  }

  #count(test: TestCase): void {
    const result = test.result()
    if (result.state === 'passed') this.tally.passed += 1
    else if (result.state === 'failed') this.tally.failed += 1
    else this.tally.skips.push({ name: test.fullName, reason: result.state === 'skipped' ? (result.note ?? '') : 'it never ran' })
  }
}
