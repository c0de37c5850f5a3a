import type { Channel } from '@evenhand/contract/channel.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { firstMessageScript } from './first-message-script.ts'

export type Secrets = Channel & { inboundSecret: string; outboundSecret: string }
const t = texts.channels

function Secret({ label, secret }: { label: string; secret: string }) {
  return (
    <div>
      <h3 className="mb-1 text-13 font-medium">{label}</h3>
      <div className="rounded border border-line bg-canvas py-1 pr-1 pl-3 [&>span]:justify-between">
        <CopyText text={secret} />
      </div>
    </div>
  )
}

/** The secrets of a channel, shown this once, with a script that proves them. */
export function SecretsDialog({ secrets, onClose }: { secrets: Secrets | null; onClose: () => void }) {
  return (
    <Dialog open={secrets !== null} onClose={onClose} title={t.secretTitle} lead={t.secretLead} width="widest">
      {secrets ? (
        <div className="flex flex-col gap-4">
          <Secret label={t.inboundSecret} secret={secrets.inboundSecret} />
          <Secret label={t.outboundSecret} secret={secrets.outboundSecret} />
          {secrets.inboundPath ? (
            <div>
              <h3 className="text-13 font-medium">{t.script}</h3>
              <p className="mb-1.5 text-12 text-ink-3">{t.scriptHint}</p>
              <CopyText block text={firstMessageScript(`${location.origin}${secrets.inboundPath}`, secrets.inboundSecret)} />
            </div>
          ) : null}
          <div className="flex justify-end">
            <Button look="primary" onClick={onClose}>
              {t.done}
            </Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  )
}
