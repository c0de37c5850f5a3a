import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Key } from '../ui/Key.tsx'
import { useCommand } from './commands.ts'

const t = texts.keysSheet
const modifier = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
type Group = { title: string; keys: [string[], string][] }
/** Column by column, of like length. */
const columns: Group[][] = [
  [
    {
      title: t.groups.move,
      keys: [
        [['J'], t.next],
        [['K'], t.previous],
        [['/'], t.search],
        [['Esc'], t.close],
      ],
    },
    {
      title: t.groups.anywhere,
      keys: [
        [[modifier, 'K'], t.palette],
        [['?'], t.help],
      ],
    },
  ],
  [
    {
      title: t.groups.act,
      keys: [
        [['R'], t.reply],
        [['N'], t.note],
        [['A'], t.assign],
        [['S'], t.snooze],
        [['E'], t.resolve],
        [['D'], t.date],
        [['Z'], t.undo],
      ],
    },
  ],
  [
    {
      title: t.groups.write,
      keys: [
        [[modifier, 'Enter'], t.send],
        [['I'], t.insertAnswer],
        [[modifier, 'I'], t.insertWhileWriting],
        [['B'], t.keepAnswer],
      ],
    },
    {
      title: t.groups.asked,
      keys: [
        [['Y'], t.confirmDoubt],
        [['U'], t.dispelDoubt],
        [['3', '4', '5'], t.easeDoubt],
        [['L'], texts.links.keysYes],
        [['X'], texts.links.keysNo],
      ],
    },
  ],
]

function KeyList({ title, keys: listed }: Group) {
  return (
    <section>
      <h3 className="mb-2 text-12 text-ink-3">{title}</h3>
      <dl className="flex flex-col gap-2">
        {listed.map(([keys, words]) => (
          <div key={words} className="flex items-center justify-between gap-3">
            <dt className="text-13">{words}</dt>
            <dd className="flex gap-1">
              {keys.map(key => (
                <Key key={key}>{key}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function KeysSheet() {
  const [open, setOpen] = useState(false)
  useCommand('help', () => setOpen(true))
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={t.title} lead={t.lead} width="widest">
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {columns.map(groups => (
          <div key={groups[0]?.title} className="flex flex-col gap-6">
            {groups.map(group => (
              <KeyList key={group.title} {...group} />
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
