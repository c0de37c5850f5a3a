import { useParams } from '@tanstack/react-router'

/** The number of the open case, from the address. */
export function useOpenNumber(): number | null {
  const { number } = useParams({ strict: false })
  return number !== undefined && /^\d{1,15}$/.test(number) ? Number(number) : null
}
