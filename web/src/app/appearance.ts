import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]
export type Appearance = { theme: Theme; density: Density }

const darkWanted = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`evenhand.${key}`)
  } catch {
    return null
  }
}
function store(key: string, value: string): void {
  try {
    localStorage.setItem(`evenhand.${key}`, value)
  } catch {
    // A private window without storage: the choice holds until the page is closed.
  }
}

let appearance: Appearance = {
  theme: themes.find(theme => theme === stored('theme')) ?? 'system',
  density: densities.find(density => density === stored('density')) ?? 'comfortable',
}

/** Writes the choice to the root element; public/appearance.js does the same before the first paint. */
function show(): void {
  const dark = appearance.theme === 'dark' || (appearance.theme === 'system' && darkWanted.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  document.documentElement.dataset['density'] = appearance.density
}
darkWanted.addEventListener('change', show)

export function setAppearance(change: Partial<Appearance>): void {
  appearance = { ...appearance, ...change }
  for (const [key, value] of Object.entries(change)) store(key, value)
  show()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => appearance)
}
