import { isDeepStrictEqual } from 'node:util'
import { sayOf } from '../../../cards/conversation/decision'
import { noticeTexts } from '../../../cards/steps/notice/card'
import type { Handover } from '../../model/handover'
import type { Message } from '../../model/message'
import type { Person } from '../../model/people'
import { calls } from '../calls'
import { mailbox } from '../mailbox'
import { onedrive } from '../onedrive'
import { ownership } from '../ownership'
import { reports } from '../reports'
import type { AnyStep, Context } from '../step'
import { availableManager } from '../successor'

/** What one person is told. */
export interface Letter {
  readonly name: string
  readonly mail: string
  readonly tells: readonly { readonly what: Handover; readonly name: string; readonly yours: boolean }[]
}

interface Given {
  readonly what: Handover
  readonly to: Person
}

const say = sayOf(noticeTexts)

/**
 * Who is told what, by what was decided so far: those who get something are told what they get, the manager is told all
 * of it. Nobody without a mailbox.
 */
export function lettersFor(context: Context): readonly Letter[] {
  const given = handovers(context)
  const manager = availableManager(context)
  const everybody = [...(manager === undefined ? [] : [manager]), ...given.map(({ to }) => to)]
  const once = everybody.filter(({ id }, index) => everybody.findIndex((other) => other.id === id) === index)
  return once.flatMap(({ id, displayName, mail }) => {
    if (mail === undefined) return []
    const about = id === manager?.id ? given : given.filter(({ to }) => to.id === id)
    const tells = about.map(({ what, to }) => ({ what, name: to.displayName, yours: to.id === id }))
    return [{ name: displayName, mail, tells }]
  })
}

/** Whether these are still the letters: nobody is told what is not so any more, because an answer changed since. */
export function areLetters(letters: readonly Letter[], context: Context): boolean {
  return isDeepStrictEqual(asKept(lettersFor(context)), asKept(letters))
}

/** Whether somebody has a letter that still says what is theirs. */
export function isToldByLetter(letters: readonly Letter[], { mail }: Person, context: Context): boolean {
  const about = (all: readonly Letter[]) => all.filter((letter) => letter.mail === mail)
  return about(letters).length > 0 && isDeepStrictEqual(asKept(about(letters)), asKept(about(lettersFor(context))))
}

/** As it stands in the journal: JSON knows no undefined. */
function asKept(letters: readonly Letter[]): unknown {
  return JSON.parse(JSON.stringify(letters))
}

/** What a letter says, line by line. */
export function linesOf({ tells }: Letter, leaver: string): readonly Message[] {
  if (tells.length === 0) return [say('nothing')]
  return tells.map(({ what, name, yours }) => say(what, { leaver, name, yours: String(yours) }))
}

/** The steps by which somebody gets something that a letter tells of, in its order. */
const givers: readonly Pick<AnyStep, 'id' | 'handsOver'>[] = [mailbox, onedrive, calls, ownership, reports]

function handovers({ decisions }: Context): readonly Given[] {
  return givers.flatMap((step): readonly Given[] => {
    const decision = decisions[step.id]
    const { to, letter } = (decision === undefined ? undefined : step.handsOver?.(decision)) ?? {}
    return to === undefined || letter === undefined ? [] : [{ what: letter, to }]
  })
}
