import { strict as assert } from 'node:assert'
import { setImmediate } from 'node:timers/promises'
import pino from 'pino'
import { createSetAside, UnreadableCase } from '../../../../services/cases/engine/setAside'
import { JournalFault } from '../../../../services/cases/store/journalFault'
import { RemoteError } from '../../../../services/remote/reader'

describe('A case', () => {
  let told: string[] = []
  let teamsAway: 'refuses' | 'fails' | undefined
  const stage = () => {
    told = []
    teamsAway = undefined
    return createSetAside({
      log: pino({ level: 'silent' }),
      async tell({ caseId }, what) {
        if (teamsAway === 'fails') throw new Error('Teams is away')
        if (teamsAway === 'refuses') return false
        told.push(`${caseId} ${what}`)
        return true
      },
    })
  }
  const unreadable = new UnreadableCase('one', { cause: new Error('made up') })

  it('whose entries make none is set aside at once, and told once', async () => {
    const setAside = stage()

    for (let count = 0; count < 4; count += 1) {
      setAside.failed('one', unreadable)
      await setImmediate()
    }

    assert.deepEqual(told, ['one aside'])
    assert.deepEqual(
      setAside.cases().map(({ caseId }) => caseId),
      ['one'],
    )
  })

  it('in which our own code fails is set aside when it fails again and again, and goes on when it does not', async () => {
    const setAside = stage()
    const ours = new TypeError('made up')

    for (let count = 0; count < 2; count += 1) setAside.failed('one', ours)
    assert.deepEqual(setAside.cases(), [])
    setAside.failed('one', ours)
    assert.equal(setAside.cases().length, 1)
    await setImmediate()
    setAside.well('one')

    assert.deepEqual(setAside.cases(), [])
    assert.deepEqual(told, ['one aside', 'one goesOn'])
  })

  it('is not set aside because Microsoft 365 or the disk is away', () => {
    const setAside = stage()

    for (let count = 0; count < 9; count += 1) {
      setAside.failed('one', new RemoteError({ kind: 'unavailable', system: 'graph', text: 'made up' }))
      setAside.failed('two', new JournalFault('full', 'made up'))
    }

    assert.deepEqual(setAside.cases(), [])
  })

  it('is told of again with its next failure when nobody could be told', async () => {
    const setAside = stage()
    for (teamsAway of ['fails', 'refuses'] as const) {
      setAside.failed('one', unreadable)
      await setImmediate()
    }
    teamsAway = undefined
    setAside.failed('one', unreadable)
    await setImmediate()

    assert.deepEqual(told, ['one aside'])
  })
})
