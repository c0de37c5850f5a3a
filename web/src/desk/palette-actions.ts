import { useNavigate, useParams } from '@tanstack/react-router'
import {
  Cable,
  CalendarPlus,
  Check,
  Clock3,
  FileUp,
  Gauge,
  Gem,
  Inbox,
  Keyboard,
  Link2,
  MessageSquareReply,
  Monitor,
  Moon,
  Rows2,
  Rows3,
  Scale,
  ScanText,
  StickyNote,
  Sun,
  Tags,
  UserRoundCheck,
  UserRoundPlus,
  Users,
} from 'lucide-react'
import { useSession } from '../api/session.ts'
import { setAppearance } from '../app/appearance.ts'
import { texts } from '../texts/en.ts'
import { runCommand, type Command } from './commands.ts'
import { views } from './views.ts'

export type PaletteAction = { label: string; icon: typeof Inbox; keys?: string; run: () => void }
export type PaletteGroup = { title: string; actions: PaletteAction[] }

const t = texts.palette

function command(label: string, icon: typeof Inbox, name: Command, keys?: string): PaletteAction {
  return { label, icon, run: () => void runCommand(name), ...(keys ? { keys } : {}) }
}

const caseActions: PaletteAction[] = [
  command(t.reply, MessageSquareReply, 'reply', 'R'),
  command(t.note, StickyNote, 'note', 'N'),
  command(t.assignMe, UserRoundCheck, 'assign-me'),
  command(t.assign, UserRoundPlus, 'assign', 'A'),
  command(t.snooze, Clock3, 'snooze', 'S'),
  command(t.severity, Gauge, 'severity'),
  command(t.date, CalendarPlus, 'date', 'D'),
  command(t.resolve, Check, 'resolve', 'E'),
]

const lookActions: PaletteAction[] = [
  { label: t.light, icon: Sun, run: () => setAppearance({ theme: 'light' }) },
  { label: t.dark, icon: Moon, run: () => setAppearance({ theme: 'dark' }) },
  { label: t.system, icon: Monitor, run: () => setAppearance({ theme: 'system' }) },
  { label: t.comfortable, icon: Rows2, run: () => setAppearance({ density: 'comfortable' }) },
  { label: t.compact, icon: Rows3, run: () => setAppearance({ density: 'compact' }) },
  command(t.keys, Keyboard, 'help', '?'),
]

/** What the palette offers here and now. */
export function usePaletteActions(): PaletteGroup[] {
  const navigate = useNavigate()
  const { can } = useSession()
  const { number } = useParams({ strict: false })
  const places: PaletteAction[] = views.map(view => ({
    label: texts.nav.views[view],
    icon: Inbox,
    run: () => void navigate({ to: '/desk/$view', params: { view } }),
  }))
  places.push({ label: texts.people.nav, icon: Users, run: () => void navigate({ to: '/customers', search: {} }) })
  places.push({ label: texts.topics.nav, icon: Tags, run: () => void navigate({ to: '/topics' }) })
  places.push({ label: texts.models.title, icon: ScanText, run: () => void navigate({ to: '/reading' }) })
  places.push({ label: texts.worth.nav, icon: Gem, run: () => void navigate({ to: '/worth' }) })
  places.push({ label: texts.fairness.nav, icon: Scale, run: () => void navigate({ to: '/fairness' }) })
  if (can.import) places.push({ label: texts.nav.imports, icon: FileUp, run: () => void navigate({ to: '/imports' }) })
  if (can.configure) places.push({ label: texts.nav.channels, icon: Cable, run: () => void navigate({ to: '/channels' }) })
  if (can.lowerSeverity) places.push(command(texts.links.choice.command, Link2, 'linking'))
  return [
    ...(number ? [{ title: t.thisCase(Number(number)), actions: caseActions }] : []),
    { title: t.go, actions: places },
    { title: t.look, actions: lookActions },
  ]
}
