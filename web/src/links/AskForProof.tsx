import type { Link } from '@evenhand/contract/links.ts'
import type * as proofs from '@evenhand/contract/proofs.ts'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request, route } from '../api/request.ts'
import { serverNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/Field.tsx'
import { momentInSentence } from '../ui/time-words.ts'
import { toast } from '../ui/toasts.ts'

const t = texts.proof
const ask = route<typeof proofs.askForProof>('post', '/api/profiles/{id}/proof')

/** Makes the link and the words around it; a person sends them to an address that is known. */
export function AskForProof({ profileId, link }: { profileId: string; link: Link }) {
  const [asked, setAsked] = useState<proofs.AskedProof | null>(null)
  const begin = async () => {
    try {
      setAsked(await request(ask, { params: { id: profileId }, body: { customerId: link.customer.id } }))
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
  }
  const words = asked === null ? '' : t.message(asked.url, momentInSentence(Date.parse(asked.expiresAt), serverNow()))
  return (
    <>
      <Button size="small" look="quiet" className="-ml-2" onClick={() => void begin()}>
        {t.ask}
      </Button>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t.dialogTitle}
        lead={t.dialogLead(link.customer.name)}
        width="wide"
      >
        {asked === null ? null : (
          <div className="flex flex-col gap-4">
            <section aria-label={t.sendTo}>
              <h3 className="text-13 font-medium">{t.sendTo}</h3>
              <ul className="text-14">
                {asked.sendTo.map(({ kind, value }) => (
                  <li key={`${kind} ${value}`}>{value}</li>
                ))}
              </ul>
            </section>
            <TextArea label={t.messageLabel} readOnly rows={9} value={words} onFocus={event => event.target.select()} />
            <CopyText text={asked.url} />
          </div>
        )}
      </Dialog>
    </>
  )
}
