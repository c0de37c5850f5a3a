import { open } from 'node:fs/promises'

const rowsPerWrite = 5000

/**
 * Writes a list of customers as another system would: every hundredth row is broken (a date that is none), and every tenth is written in the
 * old letters of Windows. The same count gives the same file.
 */
export async function generateCustomers(file: string, count: number): Promise<void> {
  await using handle = await open(file, 'w')
  await handle.appendFile('Kundennummer;Name;E-Mail;Telefon;Ort;Kunde seit\r\n')
  for (let first = 1; first <= count; first += rowsPerWrite) {
    const rows: Buffer[] = []
    for (let i = first; i < first + rowsPerWrite && i <= count; i += 1) {
      const since = i % 100 === 0 ? '31.2.2024' : `${1 + (i % 28)}.${1 + (i % 12)}.${2000 + (i % 25)}`
      const row = `K-${i};Jürgen Müller ${i};kunde.${i}@tidemail.example;+43 1 ${String(i).padStart(7, '0')};Köln;${since}\r\n`
      rows.push(Buffer.from(row, i % 10 === 0 ? 'latin1' : 'utf8'))
    }
    await handle.appendFile(Buffer.concat(rows))
  }
}
