import type { LinkChoice } from '@evenhand/contract/links.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toasts.ts'
import { linkChoiceQuery, linkKeys, linkRoutes } from './link-queries.ts'

const t = texts.links.choice
const modes = ['off', 'suggest', 'link'] as const

function ChoiceForm({ choice, onDone }: { choice: LinkChoice; onDone: () => void }) {
  const client = useQueryClient()
  const [mode, setMode] = useState(choice.mode)
  const [consentFirst, setConsentFirst] = useState(choice.consentFirst)
  const save = async () => {
    try {
      client.setQueryData(linkKeys.choice, await request(linkRoutes.choose, { body: { mode, consentFirst } }))
      void client.invalidateQueries({ queryKey: linkKeys.all })
      toast({ id: 'linking', message: t.saved })
      onDone()
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t.title}</legend>
        {modes.map(each => (
          <label key={each} className="flex items-start gap-2.5 text-14">
            <input
              type="radio"
              name="mode"
              className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
              checked={mode === each}
              onChange={() => setMode(each)}
            />
            <span>
              <span className="block font-medium">{t.modes[each][0]}</span>
              <span className="block text-13 text-ink-2">{t.modes[each][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="flex items-start gap-2.5 border-t border-line pt-3 text-14">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
          checked={consentFirst}
          disabled={mode === 'off'}
          onChange={event => setConsentFirst(event.target.checked)}
        />
        <span>
          <span className="block font-medium">{t.consentFirst}</span>
          <span className="block text-13 text-ink-2">{t.consentHint}</span>
        </span>
      </label>
      <div>
        <Button type="submit" look="primary">
          {t.save}
        </Button>
      </div>
    </form>
  )
}

/** A lead decides what likeness may do. Opened by the palette. */
export function LinkingChoice() {
  const [open, setOpen] = useState(false)
  const { data: choice } = useQuery({ ...linkChoiceQuery, enabled: open })
  useCommand('linking', () => setOpen(true))
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={t.title} lead={t.lead}>
      {choice ? <ChoiceForm key={choice.at ?? ''} choice={choice} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  )
}
