import { AtSign, Image, Mail, MessageCircle, MessageSquareText, Star } from 'lucide-react'
import { clsx } from 'clsx'
import { texts } from '../texts/en.ts'

const icons = { posts: AtSign, photos: Image, reviews: Star, email: Mail, chat: MessageCircle, other: MessageSquareText }
type Network = keyof typeof icons

function isNetwork(network: string): network is Network {
  return network in icons
}

export function networkName(network: string): string {
  return isNetwork(network) ? texts.network[network] : texts.network.other
}

/** What kind of channel it is. With a name for screen readers, because it often stands alone. */
export function NetworkIcon({ network, size = 'size-3.5', className }: { network: string; size?: string; className?: string }) {
  const Icon = isNetwork(network) ? icons[network] : MessageSquareText
  return <Icon role="img" aria-label={networkName(network)} strokeWidth={1.75} className={clsx('shrink-0', size, className)} />
}
