/** A file with its place in the folder that was dropped or chosen: by that it is known again the next time. */
export type PlacedFile = { name: string; file: File }

const readable = /\.(md|markdown|txt|json)$/i

/** Files of a drop, folders walked through; only those that may hold articles. */
export async function droppedFiles(items: DataTransferItemList): Promise<PlacedFile[]> {
  // Asked for at once: after the first wait the list is empty.
  const entries = Array.from(items, item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  const found = await Promise.all(entries.map(entry => filesIn(entry, isDirectory(entry) ? '' : entry.name)))
  return placed(found.flat())
}

export function chosenFiles(files: FileList): PlacedFile[] {
  return placed(Array.from(files, file => ({ name: file.name, file })))
}

function placed(files: PlacedFile[]): PlacedFile[] {
  return files.filter(({ name }) => readable.test(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

/** `name` is the place inside the dropped folder, whose own name does not count: the same folder under another name is the same. */
async function filesIn(entry: FileSystemEntry, name: string): Promise<PlacedFile[]> {
  if (isFile(entry)) return [{ name, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }]
  if (!isDirectory(entry)) return []
  const reader = entry.createReader()
  const inside: FileSystemEntry[] = []
  for (let part = await entriesOf(reader); part.length > 0; part = await entriesOf(reader)) inside.push(...part)
  const deeper = await Promise.all(inside.map(one => filesIn(one, name === '' ? one.name : `${name}/${one.name}`)))
  return deeper.flat()
}

/** A browser gives a hundred at a time. */
function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}

export type ReadFiles = { files: { name: string; text: string }[]; unreadable: string[] }

/** The words of the files; what is no UTF-8 is named instead of guessed. */
export async function readFiles(files: readonly PlacedFile[]): Promise<ReadFiles> {
  const read: ReadFiles = { files: [], unreadable: [] }
  for (const { name, file } of files) {
    try {
      read.files.push({ name, text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) })
    } catch {
      read.unreadable.push(name)
    }
  }
  return read
}
