import type { Case } from '@evenhand/contract/case.ts'
import type { Customer } from '@evenhand/contract/customer.ts'
import { clsx } from 'clsx'
import { Mail, MessageCircle, Phone } from 'lucide-react'
import type { CaseSteps } from '../case/use-case-steps.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { spanWords } from '../ui/time-words.ts'
import { Part } from './Part.tsx'

const icons = { email: Mail, phone: Phone, chat: MessageCircle }
type Contact = Customer['contacts'][number]
const failed: ReadonlySet<Contact['outcome']> = new Set(['unanswered', 'missed-call-back', 'abandoned'])

function ContactRow({ contact, onLink }: { contact: Contact; onLink: (() => void) | null }) {
  const Icon = icons[contact.channel]
  return (
    <li className="flex gap-2.5 py-1.5 text-13">
      <Icon
        className="mt-0.5 size-3.5 shrink-0 text-ink-3"
        strokeWidth={1.75}
        aria-label={texts.customer.contactChannel[contact.channel]}
      />
      <div className="min-w-0 grow">
        <p className="text-pretty">{contact.subject}</p>
        <p className="nums text-12 text-ink-3">
          <Moment at={contact.at} />
          {contact.waitSeconds && contact.waitSeconds >= 60
            ? `, ${texts.customer.waited(spanWords(contact.waitSeconds * 1000))}`
            : ''}
          {contact.durationSeconds ? `, ${texts.customer.lasted(spanWords(contact.durationSeconds * 1000))}` : ''},{' '}
          <span className={clsx(failed.has(contact.outcome) && 'text-late')}>{texts.customer.outcome[contact.outcome]}</span>
          {contact.reference ? `, ${contact.reference}` : ''}
        </p>
        {onLink ? (
          <Button size="small" className="mt-1" onClick={onLink}>
            {texts.customer.linkContact}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Mails, calls and chats of before. While the case asks for the earlier contact, each can be named as the one. */
export function EarlierContacts({ contacts, shown, steps }: { contacts: Customer['contacts']; shown: Case; steps: CaseSteps }) {
  const finding = shown.steps.includes('find-earlier-contact') && shown.status !== 'resolved' && shown.can.assign
  return (
    <Part title={texts.customer.contacts} id="earlier-contacts">
      {contacts.length === 0 ? (
        <p className="text-13 text-ink-3">{texts.customer.noContacts}</p>
      ) : (
        <ul className="-my-1.5 divide-y divide-line">
          {contacts.map(contact => (
            <ContactRow key={contact.id} contact={contact} onLink={finding ? () => void steps.linkContact(contact.id) : null} />
          ))}
        </ul>
      )}
    </Part>
  )
}
