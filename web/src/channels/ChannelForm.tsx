import type { Channel } from '@evenhand/contract/channel.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toasts.ts'
import type { Secrets } from './SecretsDialog.tsx'

const t = texts.channels
const networks = ['posts', 'photos', 'reviews', 'email', 'chat', 'other'] as const satisfies readonly Channel['network'][]

type Props = { channel: Channel | null; onClose: () => void; onSecrets: (secrets: Secrets) => void }

/** Connects a webhook, or changes what was said about one. */
export function ChannelForm({ channel, onClose, onSecrets }: Props) {
  const client = useQueryClient()
  const [name, setName] = useState(channel?.name ?? '')
  const [network, setNetwork] = useState<Channel['network']>(channel?.network ?? 'posts')
  const [replyUrl, setReplyUrl] = useState(channel?.replyUrl ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const body = { name: name.trim(), network, replyUrl: replyUrl.trim() || null }
    try {
      if (channel) {
        await request(routes.updateChannel, { params: { id: channel.id }, body })
        toast({ id: 'channel', message: t.saved })
      } else {
        onSecrets(await request(routes.connectWebhook, { body }))
      }
      await client.invalidateQueries({ queryKey: keys.channels })
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Dialog open onClose={onClose} title={channel ? channel.name : t.connect}>
      <form
        className="flex flex-col gap-4 pt-2"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        {problem ? (
          <p role="alert" className="rounded bg-late-soft px-3 py-2 text-13 text-late">
            {problem}
          </p>
        ) : null}
        <TextField
          label={t.name}
          hint={t.nameHint}
          value={name}
          required
          maxLength={100}
          onChange={event => setName(event.target.value)}
        />
        <SelectField
          label={t.network}
          value={network}
          onChange={event => setNetwork(networks.find(one => one === event.target.value) ?? 'other')}
        >
          {networks.map(one => (
            <option key={one} value={one}>
              {t.networkNames[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t.replyUrl}
          hint={t.replyUrlHint}
          type="url"
          value={replyUrl}
          placeholder="https://"
          onChange={event => setReplyUrl(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={name.trim() === ''}>
            {channel ? texts.action.save : t.connect}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
