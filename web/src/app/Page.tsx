import { Menu as MenuIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'

/** A page that is not the desk: one column, well set. */
export function Page({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main id="cases" tabIndex={-1} className="min-w-0 grow overflow-y-auto bg-surface outline-none">
      <div className="mx-auto max-w-3xl px-8 pt-10 pb-24 max-md:px-4 max-md:pt-3">
        <Button
          look="quiet"
          size="icon"
          aria-label={texts.action.menu}
          className="mb-3 md:hidden"
          onClick={() => runCommand('menu')}
        >
          <MenuIcon className="size-4" aria-hidden />
        </Button>
        <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
        <p className="mt-2 max-w-[60ch] text-16 text-pretty text-ink-2">{lead}</p>
        {children}
      </div>
    </main>
  )
}
