import type { Channel } from '@evenhand/contract/channel.ts'
import { useId } from 'react'
import { texts } from '../texts/en.ts'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { Moment } from '../ui/Time.tsx'

const t = texts.channels

/** Channels that files brought along: a public file can name a hundred, there is nothing to set on them, and none can send. */
export function ImportedChannels({ channels }: { channels: readonly Channel[] }) {
  const title = useId()
  return (
    <section aria-labelledby={title} className="mt-10">
      <h2 id={title} className="text-16 font-semibold">
        {t.importedTitle}
      </h2>
      <p className="mt-1 text-13 text-pretty text-ink-2">{t.importedLead}</p>
      <ul className="mt-3 border-y border-line py-2 sm:columns-2 sm:gap-8">
        {channels.map(channel => (
          <li key={channel.id} className="flex h-8 break-inside-avoid items-center gap-3 text-13">
            <NetworkIcon network={channel.network} size="size-4" className="text-ink-3" />
            <span className="one-line grow">{channel.name}</span>
            <span className="shrink-0 text-12 text-ink-3">
              {t.since('')}
              <Moment at={channel.createdAt} as="date" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
