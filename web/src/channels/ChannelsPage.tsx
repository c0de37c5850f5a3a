import type { Channel } from '@evenhand/contract/channel.ts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { channelsQuery } from '../api/queries.ts'
import { useSession } from '../api/session.ts'
import { Page } from '../app/Page.tsx'
import { Sources } from '../sources/Sources.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { ChannelCard } from './ChannelCard.tsx'
import { ChannelForm } from './ChannelForm.tsx'
import { ImportedChannels } from './ImportedChannels.tsx'
import { SecretsDialog, type Secrets } from './SecretsDialog.tsx'

function Channels({ onEdit, onSecrets }: { onEdit: (channel: Channel) => void; onSecrets: (secrets: Secrets) => void }) {
  // An import has perhaps made some a moment ago.
  const { data, error, refetch } = useQuery({ ...channelsQuery, refetchOnMount: 'always' })
  const { can } = useSession()
  if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
  if (!data) return <Bone className="h-28 w-full" />
  if (data.length === 0)
    return (
      <div className="border-y border-line py-8 text-center">
        <p className="font-medium">{texts.channels.none}</p>
        <p className="mx-auto mt-1 max-w-96 text-13 text-pretty text-ink-2">{texts.channels.noneHint}</p>
      </div>
    )
  const connected = data.filter(({ kind }) => kind !== 'archive')
  const imported = data.filter(({ kind }) => kind === 'archive')
  return (
    <>
      {connected.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {connected.map(channel => (
            <ChannelCard
              key={channel.id}
              channel={channel}
              mayChange={can.configure}
              onEdit={() => onEdit(channel)}
              onSecrets={onSecrets}
            />
          ))}
        </ul>
      ) : null}
      {imported.length > 0 ? <ImportedChannels channels={imported} /> : null}
    </>
  )
}

export function ChannelsPage() {
  const { can } = useSession()
  const [editing, setEditing] = useState<Channel | 'new' | null>(null)
  const [secrets, setSecrets] = useState<Secrets | null>(null)
  return (
    <Page title={texts.channels.title} lead={texts.channels.lead}>
      <div className="mt-6 mb-8">
        {can.configure ? (
          <Button look="primary" onClick={() => setEditing('new')}>
            <Plus className="size-4" aria-hidden />
            {texts.channels.connect}
          </Button>
        ) : (
          <p className="rounded border border-line bg-canvas px-4 py-3 text-ink-2">{texts.channels.refused}</p>
        )}
      </div>
      <Channels onEdit={setEditing} onSecrets={setSecrets} />
      {can.configure ? <Sources /> : null}
      {editing ? (
        <ChannelForm
          key={editing === 'new' ? 'new' : editing.id}
          channel={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSecrets={setSecrets}
        />
      ) : null}
      <SecretsDialog secrets={secrets} onClose={() => setSecrets(null)} />
    </Page>
  )
}
