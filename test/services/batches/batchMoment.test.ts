import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { ScheduleForAll, WhenForAll } from '../../../services/batches/batchEntry'
import { haveOwnDays, isInOrderForAll, isWhenOpen, momentOver, scheduleOf } from '../../../services/batches/batchMoment'
import type { BatchMember } from '../../../services/batches/batchState'
import type { Moment } from '../../../services/moments/moment'

const now = new Date('2026-12-01T09:00:00.000Z')
const hour = 3_600_000
const at = (hours: number): Moment => ({
  at: new Date(now.getTime() + hours * hour).toISOString(),
  timeZone: 'Europe/Amsterdam',
})

const anyMoment = fc.integer({ min: -5, max: 5 }).map(at)
const anyWhen: fc.Arbitrary<WhenForAll> = fc.oneof(
  fc.constant('now' as const),
  fc.constant('ownDays' as const),
  anyMoment,
)
const anySchedule: fc.Arbitrary<ScheduleForAll> = fc.record({ containment: anyWhen, rest: anyWhen })
const anyMembers = fc.array(
  fc
    .record({ leaves: fc.option(anyMoment, { nil: undefined }), isOut: fc.boolean() })
    .map(({ leaves, isOut }): BatchMember => ({
      employeeId: 'someone',
      displayName: 'Somebody',
      caseId: 'a case',
      leftOut: isOut ? { key: 'batchPlan.takenOut' } : undefined,
      ...(leaves === undefined ? {} : { leaves }),
    })),
  { maxLength: 6 },
)
const present = (members: readonly BatchMember[]) => members.filter(({ leftOut }) => leftOut === undefined)
/** When something begins, in hours from now. */
const begins = (when: 'now' | Moment | undefined) =>
  when === undefined || when === 'now' ? -100 : (Date.parse(when.at) - now.getTime()) / hour

describe('A moment of a batch', () => {
  it('signs nobody out after the rest where it is in order, whatever days they have', () => {
    fc.assert(
      fc.property(anyMembers, anySchedule, (members, timed) => {
        const isLate = present(members).some((member) => {
          const own = scheduleOf({ timed }, member)
          return begins(own?.containment) > begins(own?.rest)
        })

        assert.equal(isInOrderForAll(timed, { members }), !isLate)
      }),
    )
  })

  it('is over as soon as it is for one of those who are in it', () => {
    fc.assert(
      fc.property(anyMembers, anySchedule, (members, timed) => {
        const all = present(members).flatMap((member) => {
          const own = scheduleOf({ timed }, member)
          return [own?.containment, own?.rest]
        })
        const isOver = all.some((one) => one !== 'now' && one !== undefined && begins(one) <= 0)

        assert.equal(momentOver({ members, timed }, now) !== undefined, isOver)
      }),
    )
  })

  it('is each one’s own day only where everybody has one that is to come', () => {
    fc.assert(
      fc.property(anyMembers, (members) => {
        const isForAll = present(members).every(({ leaves }) => leaves !== undefined && begins(leaves) > 0)

        assert.equal(haveOwnDays({ members }, now), isForAll)
      }),
    )
  })

  it('has to be chosen where a day of the list was to come, or words left it open, until it is', () => {
    fc.assert(
      fc.property(anyMembers, fc.boolean(), fc.option(anySchedule, { nil: undefined }), (members, isTyped, chosen) => {
        const batch = {
          members,
          openedAt: now.toISOString(),
          wanted: isTyped ? { words: 'next Friday', readings: [] } : undefined,
          timed:
            chosen === undefined
              ? undefined
              : { ...chosen, by: { id: 'ilse', displayName: 'Ilse' }, at: now.toISOString(), revision: 3 },
        }
        const hasDay = present(members).some(({ leaves }) => leaves !== undefined && begins(leaves) > 0)

        assert.equal(isWhenOpen(batch), chosen === undefined && (isTyped || hasDay))
      }),
    )
  })
})
