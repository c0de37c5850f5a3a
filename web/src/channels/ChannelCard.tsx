import type { Channel } from '@evenhand/contract/channel.ts'
import { useQueryClient } from '@tanstack/react-query'
import { KeyRound, MoreHorizontal, Pencil, Power } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { Moment } from '../ui/Time.tsx'
import { toast } from '../ui/toasts.ts'
import type { Secrets } from './SecretsDialog.tsx'

const t = texts.channels

function RenewDialog({ open, onClose, onRenew }: { open: boolean; onClose: () => void; onRenew: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t.renewTitle} lead={t.renewLead}>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{texts.action.cancel}</Button>
        <Button
          look="primary"
          onClick={() => {
            onClose()
            onRenew()
          }}
        >
          {t.renew}
        </Button>
      </div>
    </Dialog>
  )
}

function useChannelSteps(channel: Channel, onSecrets: (secrets: Secrets) => void) {
  const client = useQueryClient()
  const params = { id: channel.id }
  const tell = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
    await client.invalidateQueries({ queryKey: keys.channels })
  }
  return {
    renew: () => tell(async () => onSecrets(await request(routes.renewSecret, { params }))),
    switchTo: (disabled: boolean) => tell(async () => void (await request(routes.updateChannel, { params, body: { disabled } }))),
  }
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 text-13 max-md:flex-col max-md:gap-0">
      <dt className="w-36 shrink-0 text-ink-3">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

function whereRepliesGo(channel: Channel): string {
  if (channel.kind === 'sample') return t.sendsInSample
  return channel.replyUrl ?? channel.sendRefusal ?? t.sendsNowhere
}

type Props = { channel: Channel; mayChange: boolean; onEdit: () => void; onSecrets: (secrets: Secrets) => void }

export function ChannelCard({ channel, mayChange, onEdit, onSecrets }: Props) {
  const [renewing, setRenewing] = useState(false)
  const { renew, switchTo } = useChannelSteps(channel, onSecrets)
  const webhook = channel.kind === 'webhook'
  return (
    <li className="flex items-start gap-3 py-4">
      <NetworkIcon network={channel.network} size="size-4" className="mt-1 text-ink-3" />
      <div className="min-w-0 grow">
        <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium">
          {channel.name}
          <span className="text-12 font-normal text-ink-3">
            {t.kind[channel.kind]}, {t.since('')}
            <Moment at={channel.createdAt} as="date" />
            {channel.disabledAt ? `, ${t.disabled.toLowerCase()}` : ''}
          </span>
        </h2>
        <dl className="mt-1.5 flex flex-col gap-1">
          {channel.inboundPath && !channel.disabledAt ? (
            <Line label={t.inbound}>
              <CopyText text={`${location.origin}${channel.inboundPath}`} />
            </Line>
          ) : null}
          <Line label={t.sends}>{whereRepliesGo(channel)}</Line>
        </dl>
      </div>
      {mayChange && webhook ? (
        <Menu
          align="end"
          trigger={
            <Button look="quiet" size="icon" aria-label={`${texts.action.more}: ${channel.name}`}>
              <MoreHorizontal className="size-4" aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Pencil className="size-4" strokeWidth={1.75} aria-hidden />} onSelect={onEdit}>
            {t.edit}
          </MenuItem>
          <MenuItem icon={<KeyRound className="size-4" strokeWidth={1.75} aria-hidden />} onSelect={() => setRenewing(true)}>
            {t.renew}
          </MenuItem>
          <MenuItem
            icon={<Power className="size-4" strokeWidth={1.75} aria-hidden />}
            onSelect={() => void switchTo(channel.disabledAt === null)}
          >
            {channel.disabledAt ? t.enable : t.disable}
          </MenuItem>
        </Menu>
      ) : null}
      <RenewDialog open={renewing} onClose={() => setRenewing(false)} onRenew={() => void renew()} />
    </li>
  )
}
