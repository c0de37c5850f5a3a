import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Key } from '../ui/Key.tsx'
import { useCommand } from './commands.ts'

const t = texts.keysSheet
const modifier = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
const groups: { title: string; keys: [string[], string][] }[] = [
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
    title: t.groups.act,
    keys: [
      [['R'], t.reply],
      [['N'], t.note],
      [['A'], t.assign],
      [['S'], t.snooze],
      [['E'], t.resolve],
      [['D'], t.date],
      [['I'], t.insertAnswer],
      [['B'], t.keepAnswer],
      [['Y'], t.confirmDoubt],
      [['U'], t.dispelDoubt],
      [['3', '4', '5'], t.easeDoubt],
      [['L'], texts.links.keysYes],
      [['X'], texts.links.keysNo],
      [['Z'], t.undo],
    ],
  },
  {
    title: t.groups.anywhere,
    keys: [
      [[modifier, 'K'], t.palette],
      [[modifier, 'Enter'], t.send],
      [[modifier, 'I'], t.insertWhileWriting],
      [['?'], t.help],
    ],
  },
]

export function KeysSheet() {
  const [open, setOpen] = useState(false)
  useCommand('help', () => setOpen(true))
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={t.title} lead={t.lead} width="widest">
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {groups.map(group => (
          <section key={group.title}>
            <h3 className="mb-2 text-12 text-ink-3">{group.title}</h3>
            <dl className="flex flex-col gap-2">
              {group.keys.map(([keys, words]) => (
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
        ))}
      </div>
    </Dialog>
  )
}
