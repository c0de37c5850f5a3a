import type { BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink, twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'

/**
 * The parts of the sign-in that decide which tables schema auth has. http/auth.ts adds what they do; a plugin that
 * needs a table must stand here as well, or the table will be missing.
 */
export const authTableOptions = {
  emailAndPassword: { enabled: true },
  // Several api processes count together.
  rateLimit: { enabled: true, storage: 'database' },
  telemetry: { enabled: false },
} as const satisfies BetterAuthOptions

/** Makes what is missing of better-auth's tables. The pool is the owner's, with search_path auth. */
export async function migrateAuthTables(owner: Pool): Promise<void> {
  const { runMigrations } = await getMigrations({
    ...authTableOptions,
    database: owner,
    // Nothing is signed here; without a value better-auth warns.
    secret: 'only-for-making-tables-0123456789abcdef',
    baseURL: 'http://localhost',
    logger: { level: 'error' },
    plugins: [magicLink({ sendMagicLink: () => undefined }), twoFactor()],
  })
  await runMigrations()
}
