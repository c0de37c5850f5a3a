const formulaStart = /^[=+\-@\t\r]/

/**
 * A text as a cell of a CSV file, always in quotes. A cell that a spreadsheet would run as a formula begins with an
 * apostrophe: what strangers wrote is never executed.
 */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
