import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'

/** Which row of the list the reader has the focus on, by its key; null when they are elsewhere. */
function rowUnder(scroller: HTMLElement | null, target: EventTarget | null): string | null {
  if (!(target instanceof Element) || !scroller?.contains(target)) return null
  return target.closest('[data-row]')?.getAttribute('data-row') ?? null
}

/**
 * The focused row stays focused when others come in above it: it stays drawn wherever it is pushed to, and gets the focus back where it
 * had to be drawn anew.
 * @param keys of all rows, in order
 */
export function useKeptFocus(scroller: React.RefObject<HTMLDivElement | null>, keys: readonly string[]) {
  const focused = useRef<string | null>(null)
  useEffect(() => {
    const note = (event: Event) => void (focused.current = rowUnder(scroller.current, event.target))
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', note)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', note)
    }
  }, [scroller])
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(focused.current)}"]`)
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
    // Only when the rows change.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scroller, keys])
  return (range: Range): number[] => {
    const shown = defaultRangeExtractor(range)
    const index = focused.current === null ? -1 : keys.indexOf(focused.current)
    return index < 0 || shown.includes(index) ? shown : [...shown, index].toSorted((a, b) => a - b)
  }
}
