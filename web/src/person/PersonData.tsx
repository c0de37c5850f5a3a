import { Download, Eraser } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { useSession } from '../api/session.ts'
import { Part } from '../customer/Part.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toasts.ts'
import { EraseDialog } from './EraseDialog.tsx'

const t = texts.person

/** Hands a document over as a file. */
function saveFile(name: string, document_: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function giveOut(id: string): Promise<void> {
  try {
    const given = await request(routes.exportPerson, { params: { id } })
    saveFile(t.fileName(given.person.name), given)
    toast({ id: 'person', message: t.given(given.person.name) })
  } catch (error) {
    toast({ id: 'problem', message: sentenceOf(error), problem: true })
  }
}

type Props = { id: string; name: string; heading?: 'h2' | 'h4' }

/** What a lead can do with all that is kept of one person. `id`: of the customer, of a profile, or of a case of theirs. */
export function PersonData({ id, name, heading = 'h4' }: Props) {
  const { can } = useSession()
  const [isErasing, setErasing] = useState(false)
  if (!can.personalData) return null
  return (
    <Part title={t.title} heading={heading}>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void giveOut(id)}>
          <Download className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t.give}
        </Button>
        <Button size="small" onClick={() => setErasing(true)}>
          <Eraser className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t.erase}
        </Button>
      </div>
      {isErasing ? <EraseDialog id={id} name={name} onClose={() => setErasing(false)} /> : null}
    </Part>
  )
}
