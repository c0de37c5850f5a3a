/** An estimate: no cents, they would say that somebody knows it to the cent. */
export function estimateWords(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)
}
