import type { Customer } from '@evenhand/contract/customer.ts'
import { useSession } from '../../api/session.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.identity

/** Takes a link back, whole, where it is seen; beside a case it goes as well. */
export function Unlink({ profile }: { profile: Customer['profiles'][number] }) {
  const { can } = useSession()
  const steps = useIdentitySteps()
  if (!can.reply) return null
  const name = profile.handle ?? profile.channel
  return (
    <Button size="inline" look="text" aria-label={t.unlinkNamed(name)} onClick={() => void steps.unlink(profile.linkId, name)}>
      {t.unlink}
    </Button>
  )
}
