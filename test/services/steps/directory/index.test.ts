import { strict as assert } from 'node:assert'
import { directory, type DirectoryDecision, type DirectoryFacts } from '../../../../services/steps/directory'
import { context, inWords, jan, people, reader } from '../builders'

const since = '2026-11-20T09:30:00Z'
const later = '2026-11-23T13:00:00Z'
const task: DirectoryDecision = { choice: 'task', hide: false, unit: '', since }

function facts(overrides: Partial<DirectoryFacts> = {}): DirectoryFacts {
  return { synced: true, accountEnabled: true, lastSynchronised: since, groupCount: 0, groups: [], ...overrides }
}

/** What a person is told to do. */
function instructions(found: DirectoryFacts, decision: DirectoryDecision = task): readonly string[] {
  return directory
    .plan(jan(), found, decision, found)
    .map((operation) => (operation.via === 'person' ? inWords(operation.instruction) : 'sent by the bot'))
}

describe('The step for Active Directory', () => {
  it('reads the account and its groups from Active Directory, not those of the cloud', async () => {
    const group = (displayName: string, onPremisesSyncEnabled: boolean) => ({
      '@odata.type': '#microsoft.graph.group',
      id: displayName,
      displayName,
      onPremisesSyncEnabled,
    })
    const distinguishedName = 'CN=Jan de Vries,OU=Utrecht,DC=contoso,DC=local'
    const { from } = reader({
      graph: {
        [`/users/${jan().id}`]: {
          accountEnabled: false,
          onPremisesSyncEnabled: true,
          onPremisesLastSyncDateTime: later,
          onPremisesDistinguishedName: distinguishedName,
        },
        [`/users/${jan().id}/memberOf`]: [group('AD Printers', true), group('Afdeling Sales', false)],
      },
    })

    const found = await directory.read(from, jan())

    assert.deepEqual(
      found,
      facts({
        accountEnabled: false,
        lastSynchronised: later,
        groupCount: 1,
        groups: ['AD Printers'],
        distinguishedName,
        all: [{ id: 'AD Printers', name: 'AD Printers' }],
      }),
    )
  })

  it('asks nothing about an account of the cloud', () => {
    assert.equal(directory.applies(facts({ synced: false }), context()), false)
    assert.deepEqual(directory.findings(facts({ synced: false, groupCount: 1, groups: ['AD Printers'] })), [])
  })

  it('is done only when the cloud shows the block and no group, after a synchronisation since the decision', () => {
    const done = facts({ accountEnabled: false, lastSynchronised: later })

    assert.equal(directory.isDone(done, task, facts()), true)
    for (const missing of [
      { accountEnabled: true },
      { groupCount: 1, groups: ['AD Printers'] },
      // A block by the cloud alone: the next synchronisation would take it back.
      { lastSynchronised: since },
      { lastSynchronised: undefined },
    ])
      assert.equal(directory.isDone({ ...done, ...missing }, task, facts()), false, JSON.stringify(missing))
  })

  it('counts any synchronisation when the one before the decision is not known', () => {
    const done = facts({ accountEnabled: false, lastSynchronised: later })

    assert.equal(directory.isDone(done, { ...task, since: '' }, facts()), true)
  })

  it('tells a person to block, then to leave the groups, and to synchronise last', () => {
    const told = instructions(facts({ groupCount: 2, groups: ['AD Finance', 'AD Printers'] }))

    assert.equal(told.length, 3)
    assert.match(told[0] ?? '', /Disable-ADAccount/)
    assert.match(told[1] ?? '', /Take jan\.devries@contoso\.com out of AD Finance and AD Printers/)
    assert.match(told[2] ?? '', /Start-ADSyncSyncCycle/)
  })

  it('adds hiding and moving where they were chosen, and never sends anything itself', () => {
    const told = instructions(facts(), { ...task, hide: true, unit: 'OU=Left,DC=contoso,DC=local' })

    assert.equal(told.length, 4)
    assert.match(told[1] ?? '', /msExchHideFromAddressLists/)
    assert.match(told[2] ?? '', /OU=Left,DC=contoso,DC=local/)
    assert.ok(!told.includes('sent by the bot'))
  })

  it('hides by the cmdlet for where the mailbox is, and not at all where that is done here or so already', () => {
    const around = (mailbox: object, list: object = { exists: true, hidden: false, synced: true }) =>
      context({ facts: { mailbox, 'address-list': list } })
    const suggested = (...of: Parameters<typeof around>) => {
      const decision = directory.suggest(facts(), around(...of))
      return decision.choice === 'task' ? [decision.hide, decision.hideBy] : []
    }

    assert.deepEqual(suggested({ exists: true }), [true, 'Set-RemoteMailbox'])
    assert.deepEqual(suggested({ exists: false, onPremises: true }, { exists: false, hidden: false, synced: true }), [
      true,
      'Set-Mailbox',
    ])
    assert.deepEqual(suggested({ exists: false }, { exists: false, hidden: false, synced: true }), [true, undefined])
    assert.deepEqual(suggested({ exists: true }, { exists: true, hidden: false, synced: false }), [false, undefined])
    assert.deepEqual(suggested({ exists: true }, { exists: true, hidden: true, synced: true }), [false, undefined])
    const forged = directory.parse(
      { choice: 'task', hide: 'true' },
      facts(),
      people(),
      around({ exists: true }, { exists: true, hidden: false, synced: false }),
    )
    assert.ok(forged.ok && forged.value.choice === 'task' && !forged.value.hide)
  })

  it('takes an organisational unit only as a distinguished name, without anything a command would take for its own', () => {
    const parse = (unit: string) => directory.parse({ choice: 'task', unit }, facts(), people(), context())

    for (const good of ['', 'OU=Left,DC=contoso,DC=local', 'cn=Users,dc=contoso,dc=local'])
      assert.equal(parse(good).ok, true, good)
    for (const bad of ['Left', 'DC=contoso,DC=local', 'OU=Left', 'OU=$(x),DC=a', 'OU=a"; rm,DC=a', "OU=a'b,DC=a"]) {
      const parsed = parse(bad)
      assert.ok(!parsed.ok, bad)
      assert.match(inWords(parsed.problem), /not an organisational unit/)
    }
  })

  it('answers a missing or forged choice with a problem in words', () => {
    for (const choice of ['', 'delete'])
      assert.equal(directory.parse({ choice }, facts(), people(), context()).ok, false)
  })

  describe('on the way back', () => {
    const before = facts({
      accountEnabled: true,
      groupCount: 2,
      groups: ['AD Printers', 'AD Finance'],
      all: [
        { id: 'printers', name: 'AD Printers' },
        { id: 'finance', name: 'AD Finance' },
      ],
      distinguishedName: 'CN=Dijk\\, Lisa,OU=Utrecht,DC=contoso,DC=local',
    })
    const made: DirectoryFacts = {
      ...before,
      accountEnabled: false,
      groupCount: 1,
      groups: ['AD Finance'],
      all: [{ id: 'finance', name: 'AD Finance' }],
      distinguishedName: 'CN=Dijk\\, Lisa,OU=Uit dienst,DC=contoso,DC=local',
    }
    const back = (now: DirectoryFacts, was = before) => directory.restore(jan(), now, was, task)
    const told = (...found: Parameters<typeof back>) => {
      const [operation] = back(...found)[0]?.operations ?? []
      return operation?.via === 'person' ? inWords(operation.instruction) : ''
    }

    it('is one task for all that the cloud shows to be otherwise: the account, its groups, its unit', () => {
      const [part, ...more] = back(made)

      assert.deepEqual([part?.id, part?.stands, more], ['onPremises', 'asMade', []])
      assert.match(told(made), /Enable the account and give it a new password/)
      assert.match(told(made), /Put it back into AD Printers\. Move it back to OU=Utrecht,DC=contoso,DC=local\./)
    })

    it('is seen to be over once a synchronisation shows it', () => {
      assert.deepEqual(
        back(before).map(({ stands }) => stands),
        ['byHand'],
      )
    })

    it('says nothing of a unit and groups that are as they were', () => {
      const blocked = { ...before, accountEnabled: false }

      assert.doesNotMatch(told(blocked), /Put it back|Move it back/)
    })

    it('goes by the first names where a journal has no more', () => {
      const { all: _all, ...named } = before

      assert.match(told(made, named), /Put it back into AD Printers\./)
    })
  })
})
