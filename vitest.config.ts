import { defineConfig } from 'vitest/config'

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
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['dev/test-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
