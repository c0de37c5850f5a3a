import path from 'node:path'
import { openApp } from '../app.ts'
import type { App } from '../app.ts'
import type { Config } from '../config/config.ts'
import { EvenhandError } from '../errors.ts'
import { openLog } from '../observe/log.ts'
import { openInstallation } from './installation.ts'
import { addressOfFirstAdmin } from './move-in.ts'
import { readServerFile } from './server-file.ts'

/**
 * A fresh sign-in link, for whoever may read this installation's files: when the printed one is used or too old.
 * @param email of a member; null: of the first admin
 * @throws EvenhandError `not-found` when nobody has the address, or nobody is there yet
 */
export function freshSignInLink(config: Config, email: string | null): Promise<string> {
  return withAuth(config, email, (auth, address) => auth.createSignInLink(address))
}

/**
 * A new password for a member, who is signed out everywhere else by it.
 * @throws EvenhandError as `freshSignInLink`
 */
export function freshPassword(config: Config, email: string): Promise<string> {
  return withAuth(config, email, (auth, address) => auth.renewPassword(address))
}

async function withAuth(
  config: Config,
  email: string | null,
  work: (auth: App['auth'], address: string) => Promise<string>,
): Promise<string> {
  await using installation = await openInstallation(config)
  const { urls, installationSecret, ownerUrl } = installation
  const address = email ?? (await addressOfFirstAdmin(ownerUrl).catch(() => null))
  if (address === null) throw new EvenhandError('not-found', 'Nobody can sign in yet. Start Evenhand once: npm start')
  await using app = await openApp({
    urls,
    installationSecret,
    publicUrl: readServerFile(config.stateDirectory)?.url ?? config.publicUrl,
    token: '',
    webDirectory: null,
    importsFolder: path.join(config.stateDirectory, 'imports'),
    clock: { now: () => Date.now() },
    log: openLog({ level: config.logLevel, to: 'stderr' }),
    connections: 1,
  })
  return await work(app.auth, address)
}
