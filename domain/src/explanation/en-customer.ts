import { contactNouns, deadlineNouns } from './en-words.ts'
import type { At, Catalogue, CustomerMessages, Writer } from './message.ts'

/** What the customer reads. It owns up to what was missed, and says nothing of classes, levels or anybody else. */
export const englishForCustomers: Catalogue<keyof CustomerMessages> = {
  'customer.answer': ({ due, comesFirst, deadline, heldSince }, write) => {
    const held = heldSince === null ? '' : placeIsHeld(heldSince, write)
    if (write.isPast(due)) return `We should have answered by ${write.by(due)} and have not. We are sorry.${held || notForgotten}`
    const before = deadline === null ? '' : beforeDeadline(deadline, due, write)
    return `We will answer by ${write.by(due)}${before}.${comesFirst ? ' What you describe comes first for us.' : held}`
  },
  'customer.starved': ({ broken, due }, write) => {
    const admitted = `You have waited far too long, and we are sorry: our answer was due by ${write.by(broken)}.`
    return write.isPast(due)
      ? `${admitted}${notForgotten}`
      : `${admitted} We have moved your message forward and will answer by ${write.by(due)}.`
  },
  'customer.solution': ({ due }, write) =>
    write.isPast(due)
      ? `This should have been solved by ${write.by(due)} and is not. We are sorry, and we are still working on it.`
      : `We have answered you and will have this solved by ${write.by(due)}.`,
  'customer.commitment': ({ due }, write) =>
    write.isPast(due)
      ? `We promised to be in touch by ${write.by(due)} and were not. We are sorry; we will be in touch.`
      : `We promised to be in touch by ${write.by(due)}, and we will be.`,
  'customer.statutory': ({ due }, write) =>
    write.isPast(due)
      ? `By law this had to be settled by ${write.by(due)}, and it is not. We are sorry, and we are still working on it.`
      : `By law this has to be settled by ${write.by(due)}, and we will keep to that.`,
  'customer.waits-for-you': ({ fact }) =>
    fact === null
      ? 'We have asked you something and go on as soon as you reply. Your place is kept.'
      : `We need one thing from you to go on: ${fact}. Your place is kept until you reply.`,
  'customer.working': ({ due }, write) =>
    due === null || write.isPast(due)
      ? 'We are still working on this and will be back to you.'
      : `We are still working on this and will have it solved by ${write.by(due)}.`,
  'customer.resolved': () =>
    'This has been solved. If something is still wrong, reply to us, and we take it up where we left it.',
  'customer.nothing-owed': () => 'Thank you for your message. You need to do nothing more.',
}

const notForgotten = ' Your message is not forgotten.'

function placeIsHeld(held: { channel: keyof typeof contactNouns | null; at: At }, write: Writer): string {
  const contact = held.channel === null ? 'you first got in touch,' : `your ${contactNouns[held.channel]} of`
  return ` Your place is held since ${contact} ${write.since(held.at)}; you need not write again.`
}

function beforeDeadline(deadline: { kind: keyof typeof deadlineNouns; at: At }, due: At, write: Writer): string {
  const noun = `your ${deadlineNouns[deadline.kind]}`
  return due.instant < deadline.at.instant
    ? `, before ${noun} at ${write.byBeside(deadline.at, due)}`
    : `, as fast as we can; we know that ${noun} is at ${write.byBeside(deadline.at, due)}`
}
