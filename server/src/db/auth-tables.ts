import type { BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink } from 'better-auth/plugins'
import type { Pool } from 'pg'

/**
 * The parts of the sign-in that decide which tables schema auth has. http/auth.ts adds what they do; a plugin that
 * needs a table must stand here as well, or the table will be missing.
 */
const authTableOptions = {
  emailAndPassword: { enabled: true },
  // Sign-in is limited by the product itself: no table for it.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [magicLink({ sendMagicLink: () => undefined })],
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
  })
  await runMigrations()
}
