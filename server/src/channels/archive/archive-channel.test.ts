import { channelConformance } from '../conformance.ts'
import { archiveChannel } from './archive-channel.ts'

channelConformance('archive', {
  channel: archiveChannel,
  working: null,
  unconfigured: { channelId: 'file', replyUrl: null, signingSecrets: [] },
})
