import { useState } from 'react'
import { PersonFinder } from '../customer/people/PersonFinder.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { LinkSteps } from './use-link-steps.ts'

const t = texts.links
/** A person knows who wrote: finds the customer and says so. */
export function SayWho({ profileId, steps }: { profileId: string; steps: LinkSteps }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.sayWho}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.sayWho} lead={t.sayWhoLead} width="wide">
        <PersonFinder
          onChoose={(customerId, name) => {
            setOpen(false)
            void steps.sayWho(profileId, customerId, name)
          }}
        />
      </Dialog>
    </>
  )
}
