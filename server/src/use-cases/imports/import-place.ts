import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import path from 'node:path'

/** Where the file of one import lies while it is needed, and where it is sorted. */
export type ImportPlace = {
  file: string
  workFolder: string
  hasFile(): Promise<boolean>
  /** Takes an uploaded file over. */
  take(uploaded: string): Promise<void>
  remove(): Promise<void>
}

/** The folder that holds uploaded files: `imports/<workspace>/<import>/`. */
export function importPlaces(folder: string) {
  return {
    /** A new file for an upload that nobody knows yet. */
    async upload(id: string): Promise<string> {
      const uploads = path.join(folder, 'uploads')
      await mkdir(uploads, { recursive: true, mode: 0o700 })
      return path.join(uploads, id)
    },
    of: (workspaceId: string, importId: string): ImportPlace => placeIn(path.join(folder, workspaceId, importId)),
    /** Imports whose file is here: those that may have to go on. What a crash left half done is cleared away. */
    async found(): Promise<{ workspaceId: string; importId: string }[]> {
      await rm(path.join(folder, 'uploads'), { recursive: true, force: true })
      const workspaces = await namesIn(folder)
      const imports = await Promise.all(workspaces.map(workspaceId => namesIn(path.join(folder, workspaceId))))
      const found = workspaces.flatMap((workspaceId, at) => (imports[at] ?? []).map(importId => ({ workspaceId, importId })))
      await Promise.all(found.map(({ workspaceId, importId }) => clearSorting(path.join(folder, workspaceId, importId))))
      return found
    },
  }
}
export type ImportPlaces = ReturnType<typeof importPlaces>

function placeIn(folder: string): ImportPlace {
  const file = path.join(folder, 'file')
  return {
    file,
    // One for each run: two that meet must not clear each other's.
    workFolder: path.join(folder, `sorting-${randomUUID()}`),
    hasFile: () =>
      access(file).then(
        () => true,
        () => false,
      ),
    async take(uploaded) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await rename(uploaded, file)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function clearSorting(folder: string): Promise<void> {
  const names = (await namesIn(folder)).filter(name => name.startsWith('sorting-'))
  await Promise.all(names.map(name => rm(path.join(folder, name), { recursive: true, force: true })))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  } catch {
    return []
  }
}
