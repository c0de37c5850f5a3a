import { defineConfig } from 'vitest/config'

// Files of one worker share what is imported: to load the server anew for each file took a third of the time of its tests. Nothing in a
// module may depend on which file was there before.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{domain,language,contract,files,web}/src/**/*.test.ts',
            'language/{train,evaluation}/*.test.ts',
            'dev/**/*.test.ts',
            'server/sample-day/*.test.ts',
          ],
          environment: 'node',
          isolate: false,
          // Statistics over a thousand queues take seconds; on a busy machine more than five of them.
          testTimeout: 30_000,
          // Left to itself, one core of two.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          setupFiles: ['dev/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/src/**/*.test.ts', 'cli/src/**/*.test.ts'],
          globalSetup: ['dev/test-database.ts'],
          setupFiles: ['dev/property-seed.ts'],
          environment: 'node',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['dev/test-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          isolate: false,
        },
      },
    ],
  },
})
