import { batchPlanCard } from '../../cards/conversation/batchPlan'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { momentWritten } from '../../services/moments/written'
import { when } from './builders'
import { checkCard, type CheckCard } from '../../cards/conversation/check'
import { leaverListCard, type LeaverListCard, type ListRow } from '../../cards/conversation/leaverList'
import { leaveDatesCard, type LeaveDateRow } from '../../cards/channel/leaveDates'
import { leaveDatesTexts } from '../../cards/channel/leaveDatesTexts'
import { dayWritten } from '../../services/moments/written'
import { crowdTexts } from '../../cards/conversation/crowdTexts'
import { leaverListTexts } from '../../cards/conversation/leaverListTexts'
import { overviewCard, type OverviewCard } from '../../cards/conversation/overview'
import type { Card } from '../../cards/card'
import type { Message, Translator } from '../../cards/texts'
import { employee } from './builders'
import { sample } from './sampleTexts'

/** What is found and planned about a usual leaver. */
export function looked(say: Translator, changes: Partial<CheckCard> = {}): Card {
  return checkCard({
    say,
    employee: employee(),
    earlier: [],
    earlierNotes: [],
    findings: [
      { tone: 'warning', message: sample('bigMailbox') },
      { tone: 'fact', message: sample('mailboxSize') },
      { tone: 'fact', message: sample('licences') },
      { tone: 'fact', message: sample('devices') },
      { tone: 'fact', message: sample('groups') },
    ],
    reasons: [],
    harms: [],
    advice: [sample('askManager', { name: 'Eva Bakker' })],
    steps: [
      { title: sample('contain'), line: sample('blocked'), consequence: 'cannotBeUndone', skipped: false },
      {
        title: sample('mailbox'),
        line: sample('shared', { name: 'Eva Bakker' }),
        consequence: 'givesAccess',
        skipped: false,
      },
      { title: sample('licencesStep'), line: sample('licencesGone'), consequence: 'other', skipped: false },
      { title: sample('calls'), line: sample('callsLeft'), consequence: 'other', skipped: true },
    ],
    ...changes,
  })
}

/** Somebody who was here before, and perhaps more often. */
export function lookedReturned(say: Translator): Card {
  const command = "Add-MailboxPermission -Identity 'jan.devries@contoso.com' -User 'j.devries@contoso.com'"
  return looked(say, {
    earlier: [
      {
        heading: sample('bigMailbox'),
        lines: [sample('mailboxSize'), sample('licences')],
        done: sample('licencesGone'),
        tasks: [
          { text: sample('shared', { name: 'Eva Bakker' }), commands: [command, command] },
          { text: sample('accountKept'), commands: [] },
        ],
      },
      { heading: sample('mailboxSize'), lines: [sample('groups')], done: undefined, tasks: [] },
    ],
    earlierNotes: [sample('devices')],
  })
}

/** Somebody of whom everything is called that. */
export function lookedHostile(say: Translator, text: string): Card {
  const message = sample('anything', { text })
  const tones = ['blocker', 'warning', 'advice', 'fact'] as const
  const consequences = ['cannotBeUndone', 'givesAccess', 'other'] as const
  return looked(say, {
    employee: employee({ displayName: text, jobTitle: text, department: text, lastSignIn: text }),
    findings: Array.from({ length: 60 }, (_, index) => ({ tone: tones[index % 4] ?? 'fact', message })),
    earlier: Array.from({ length: 3 }, () => ({
      heading: message,
      lines: [message, message, message],
      done: message,
      tasks: Array.from({ length: 4 }, () => ({ text: message, commands: [text] })),
    })),
    earlierNotes: [message],
    reasons: [message],
    harms: [message],
    steps: Array.from({ length: 23 }, (_, index) => ({
      title: message,
      line: message,
      consequence: consequences[index % 3] ?? 'other',
      skipped: false,
    })),
  })
}

/** A page in the middle of the list. */
export function listed(say: Translator, changes: Partial<OverviewCard> = {}, name = 'Jan de Vries'): Card {
  return overviewCard({
    say,
    listed: 'open',
    rows: Array.from({ length: 5 }, (_, index) => ({
      personId: `8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5${index}`,
      name,
      requester: name === 'Jan de Vries' ? 'Ilse Smit' : name,
      at: '2026-11-03T13:05:00Z',
      how: sample('waitsForMailbox'),
    })),
    newerThan: 'c0ffee00-0000-4000-8000-000000000001',
    olderThan: 'c0ffee00-0000-4000-8000-000000000005',
    ...changes,
  })
}

/** What a batch comes to before it is sent, or as it is decided, with somebody left out. */
export function together(say: Translator, state: 'deciding' | 'report' | 'forMoment', hostile?: string): Card {
  const why = { key: 'batchPlan.takenOut', values: { name: hostile ?? 'Ilse Smit' } }
  const out = { name: hostile ?? 'Lisa van Dijk', line: 14, why }
  const offers = [
    { title: hostile ?? 'Share it: all mail, old and new', value: 'share' },
    { title: 'Forward it: new mail only', value: 'forward' },
  ]
  const matter = (input: string, label: Message) => ({
    input,
    label,
    chosen: 'suggested',
    choices: [{ title: batchPlanTexts.say('asSuggested'), value: 'suggested' }, ...offers],
  })
  const isReport = state !== 'deciding'
  const isTimed = state === 'forMoment'
  const moment = momentWritten({ at: '2026-12-31T16:00:00.000Z', timeZone: 'Europe/Amsterdam' })
  return batchPlanCard({
    say,
    batchId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a59',
    revision: 15,
    name: hostile ?? 'uit dienst december.xlsx',
    count: 12,
    lines: [
      isReport ? batchPlanTexts.say('report', { count: 11 }) : batchPlanTexts.say('deciding'),
      ...(isTimed ? [whenTexts.say('stands', { rest: moment })] : []),
    ],
    successor: isReport
      ? undefined
      : { chosen: 'manager', choices: [{ title: batchPlanTexts.say('manager'), value: 'manager' }] },
    matters: isReport ? [] : [matter('choose-mailbox', batchPlanTexts.say('largeMailbox', { count: 2 }))],
    sections: [
      {
        title: batchPlanTexts.say('finals'),
        lines: isReport
          ? [batchPlanTexts.say('finalDevices', { title: batchPlanTexts.say('wipe'), things: 12, count: 9 })]
          : [],
      },
      { title: batchPlanTexts.say('leftOut', { count: 1 }), lines: [out] },
    ],
    buttons: [
      isReport
        ? { title: batchPlanTexts.say('send', { count: 11 }), verb: 'batchSend', style: 'positive' }
        : { title: batchPlanTexts.say('make'), verb: 'batchPlan', style: 'positive' },
      { title: batchPlanTexts.say('giveUp'), verb: 'batchStop' },
    ],
    canLeaveOut: true,
    when: isReport
      ? { ...when, isAtOnce: !isTimed, forAll: { batchId: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a59', isOpen: !isTimed } }
      : undefined,
    people: [{ id: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a50', name: hostile ?? 'Jan de Vries' }],
  })
}

/** A page in the middle of a list that somebody sent: the last of those who were understood, and some who were not. */
export function sentList(say: Translator, changes: Partial<LeaverListCard> = {}, hostile?: string): Card {
  const row = (line: number, name: string, how: Message, starts?: string): ListRow => ({
    name: hostile ?? name,
    line,
    sheet: hostile ?? 'December',
    how,
    starts,
  })
  const leaves = (address: string) => leaverListTexts.say('leaves', { address: hostile ?? address })
  return leaverListCard({
    say,
    file: hostile ?? 'uit dienst december.xlsx',
    counts: { taken: 7, asked: 3, refused: 1, nobody: 2 },
    together: 7,
    notes: [leaverListTexts.say('unclear'), leaverListTexts.say('noDay'), leaverListTexts.say('besides')],
    rows: [
      row(7, 'Jan de Vries', leaves('jan.devries@contoso.example'), '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a50'),
      row(9, 'Eva Willems', leaves('eva.willems@contoso.example'), '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a51'),
      row(3, 'J. Jansen', leaverListTexts.say('several', { count: 2 })),
      row(5, 'Tom Visser', leaverListTexts.say('before', { name: hostile ?? 'Tom Visser' })),
      row(8, 'Karel Appel', leaverListTexts.say('unknown')),
    ],
    listId: 'c0ffee00-0000-4000-8000-000000000009',
    page: { at: 5, before: 0, after: 10 },
    ...changes,
  })
}

/** A page of those who were looked up by what they have in common. */
export function lookedUpTogether(say: Translator, hostile?: string): Card {
  const row = (name: string, how: Message, more: Partial<ListRow> = {}): ListRow => ({
    name: hostile ?? name,
    line: undefined,
    sheet: undefined,
    how,
    starts: undefined,
    ...more,
  })
  const leaves = (address: string) => leaverListTexts.say('leaves', { address: hostile ?? address })
  const ids = ['8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a50', '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a51']
  return sentList(say, {
    file: '',
    crowd: crowdTexts.say('withMail', {
      crowd: crowdTexts.say('team', { name: hostile ?? 'Project Atlas' }),
      mail: hostile ?? 'atlas@contoso.example',
    }),
    counts: { taken: 2, asked: 1, refused: 2, nobody: 0 },
    together: 2,
    notes: [
      crowdTexts.say('notAmong', { people: [crowdTexts.say('person', { name: hostile ?? 'Eva Bakker' })] }),
      crowdTexts.say('nested', { count: 2 }),
      leaverListTexts.say('unclear'),
      crowdTexts.say('leftOut'),
    ],
    rows: [
      row('Jan de Vries', leaves('jan.devries@contoso.example'), { starts: ids[0] }),
      row('Eva Willems', leaves('eva.willems@contoso.example'), { starts: ids[1] }),
      row('Scanner 2', crowdTexts.say('unnamed'), { address: hostile ?? 'scanner2@contoso.example' }),
      row('Hans Postma', crowdTexts.say('blocked'), { address: hostile ?? 'hans@contoso.example' }),
      row('Petra de Boer', crowdTexts.say('excepted', { name: hostile ?? 'Petra de Boer' }), {
        address: hostile ?? 'petra@contoso.example',
      }),
    ],
  })
}

/** Those whose date is near, as the channel is told of them. */
export function leaveDatesNear(say: Translator, hostile?: string): Card {
  const day = dayWritten({ day: '2026-12-31' })
  const row = (index: number, name: string, more: Partial<LeaveDateRow> = {}): LeaveDateRow => ({
    personId: `8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5${index}`,
    name: hostile ?? name,
    jobTitle: hostile ?? 'Account manager',
    when: leaveDatesTexts.say('leaves', { day }),
    how: undefined,
    begins: true,
    canWait: true,
    ...more,
  })
  const rows = [
    row(0, 'Jan de Vries'),
    row(1, 'Eva Willems'),
    row(2, 'Fleur Peters', { how: leaveDatesTexts.say('notNow'), canWait: false }),
  ]
  return leaveDatesCard({ say, rows, together: { count: 2, personId: rows[0]?.personId ?? '' }, more: 3 })
}
