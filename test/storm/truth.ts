import { strict as assert } from 'node:assert'
import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Consequence } from '../../sandbox/tenant/state'
import type { Effect, Office } from '../support/office'
import { leftBehind } from './leftBehind'

/** The tenant, seen in calm weather, is what the summary says, and no promise was broken on the way. */
export async function assertTrue(office: Office, leaver: PersonSeed, summary: string): Promise<void> {
  const effects = await office.effects()
  const told = effects
    .filter(isShownByReads)
    .filter((effect) => !isOfSecondAttempt(effect, leaver))
    .map((effect) => JSON.stringify([effect.system, effect.what, effect.target, effect.detail]))
  assert.deepEqual(
    told.filter((one, index) => told.indexOf(one) !== index),
    [],
    'no effect twice',
  )
  const consequences = await consequencesOf(office)
  assert.ok(!consequences.includes('mailboxSoftDeleted'), 'no licence went before the mailbox was shared')
  assert.ok(!consequences.includes('forwardingStopped'), 'no phone licence went while calls are forwarded')
  assert.match(summary, new RegExp(`${leaver.displayName}: completed`))
  const { body } = await office.graph(`/users/${leaver.id}?$select=accountEnabled,assignedLicenses`)
  assert.equal(body['accountEnabled'], false, 'sign-in is blocked')
  assert.ok(
    effects.some(({ what }) => what === 'POST /users/{id}/revokeSignInSessions'),
    'the sessions were ended',
  )
  const mailbox = await office.mailbox(leaver.id)
  const shared = mailbox?.['RecipientTypeDetails'] === 'SharedMailbox'
  const toldOfMailbox = /Mailbox:\*\*[^\n]*/.exec(summary)?.[0] ?? summary
  assert.equal(/[Ss]hared/.test(toldOfMailbox), shared, `the summary tells the kind of the mailbox: ${toldOfMailbox}`)
  const left = body['assignedLicenses'] as readonly unknown[]
  if (!shared) assert.ok(left.length > 0, 'a mailbox that is not shared keeps its licence')
  assert.deepEqual(await leftBehind(office, leaver, doneIn(summary)), {}, 'what the summary calls done left nothing')
}

/**
 * All but a new password that went alone, because its request with the block was refused: when its answer is lost, no read
 * tells whether it came through, and a second random password does no harm.
 */
function isShownByReads({ what, detail = {} }: Effect): boolean {
  return what !== 'PATCH /users/{id}' || Object.keys(detail).some((name) => name !== 'passwordProfile')
}

/**
 * The block of an administrator, and of an account of Active Directory, is refused at first. Whoever can still sign in has
 * their sessions ended once more with the next attempt, such as after a lost answer: those of the meantime must end as well.
 */
function isOfSecondAttempt({ what }: Effect, { roles = [], synced }: PersonSeed): boolean {
  return (roles.length > 0 || synced === true) && what === 'POST /users/{id}/revokeSignInSessions'
}

async function consequencesOf(office: Office): Promise<readonly string[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/consequences`)
  return ((await answer.json()) as readonly Consequence[]).map(({ what }) => what)
}

/** The titles of the steps that the summary says were done and read back. */
function doneIn(summary: string): readonly string[] {
  const [, after = ''] = summary.split('✓ Done, and read back\n')
  const lines = after.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('**'))
  return lines.slice(0, end).flatMap((line) => /^\*\*(.+?):\*\*/.exec(line)?.[1] ?? [])
}
