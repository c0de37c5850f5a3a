import { Dialog } from '@base-ui/react/dialog'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { KeysSheet } from '../desk/KeysSheet.tsx'
import { LinkingChoice } from '../links/LinkingChoice.tsx'
import { Nav } from '../desk/Nav.tsx'
import { useKeys } from '../desk/use-keys.ts'
import { useLive } from '../live/use-live.ts'
import { alsoLatest, undoLatest } from '../ui/toasts.ts'
import { LooksNotice } from '../reading/LooksNotice.tsx'
import { texts } from '../texts/en.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'

const Palette = lazy(async () => ({ default: (await import('../desk/Palette.tsx')).Palette }))

/** On a small screen the views come in from the side. */
function NavDrawer() {
  const [open, setOpen] = useState(false)
  useCommand('menu', () => setOpen(true))
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-arrive bg-(--veil) md:hidden" />
        <Dialog.Popup
          aria-label={texts.nav.label}
          className="fixed inset-y-0 left-0 z-40 w-72 max-w-[85vw] bg-canvas shadow-float outline-none md:hidden"
        >
          <Nav onNavigate={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteGate() {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  useCommand('palette', () => {
    setWanted(true)
    setOpen(before => !before)
  })
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Palette open={open} onClose={() => setOpen(false)} />
    </Suspense>
  )
}

/** The signed-in page: views on the left, the rest beside them; keys and live updates for all of it. */
export function Frame() {
  useKeys()
  useLive()
  useCommand('undo', undoLatest)
  useCommand('keep-answer', alsoLatest)
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#cases"
        className="sr-only z-50 rounded bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {texts.page.skipToCases}
      </a>
      <ConnectionNotice />
      <LooksNotice />
      <div className="flex min-h-0 grow">
        <div className="w-47 shrink-0 border-r border-line max-xl:w-14 max-md:hidden">
          <Nav />
        </div>
        <div className="flex min-w-0 grow">
          <Outlet />
        </div>
      </div>
      <NavDrawer />
      <PaletteGate />
      <KeysSheet />
      <LinkingChoice />
    </div>
  )
}
