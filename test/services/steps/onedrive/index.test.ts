import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { onedrive, type OneDriveDecision, type OneDriveFacts } from '../../../../services/steps/onedrive'
import { mostParts, type Copies, type ExistingOneDrive } from '../../../../services/steps/onedrive/reading'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, petra, request } from '../builders'
import { ordinary, parts } from './sample'

const successor = evaAsPerson()
const access: OneDriveDecision = { choice: 'access', successor }
const copy: OneDriveDecision = { choice: 'copy', successor }
const leave: OneDriveDecision = { choice: 'leave' }
const destination = { driveId: 'eva', rootId: 'eva-root', freeBytes: 5e12 }

function facts(overrides: Partial<ExistingOneDrive> = {}): ExistingOneDrive {
  return { ...ordinary, ...overrides }
}
function copying(overrides: Partial<Copies> = {}): ExistingOneDrive {
  return facts({ copies: { to: successor.id, destination, parts, tooMany: false, ...overrides } })
}
function pathsOf(found: OneDriveFacts, decision: OneDriveDecision): readonly unknown[] {
  return onedrive.plan(jan(), found, decision, found).map((operation) => 'path' in operation && operation.path)
}

describe('The step for the OneDrive', () => {
  describe('of which people outside can open something', () => {
    const shared = [
      { name: 'Offerte.docx', anyone: false, item: 'i1', permissions: ['p/1', 'p2'] },
      { name: 'Foto’s', anyone: true, item: 'i2', permissions: ['p3'] },
      { name: 'Vroeger.docx', anyone: true },
    ]
    const ends = [
      { item: 'i1', name: 'Offerte.docx', permissions: ['p/1', 'p2'] },
      { item: 'i2', name: 'Foto’s', permissions: ['p3'] },
    ]
    const found = facts({ outside: shared })
    const both: OneDriveDecision = { ...access, ends }
    const parsed = (input: Readonly<Record<string, string>>, of: OneDriveFacts = found) => {
      const answer = onedrive.parse(input, of, people(eva()), context())
      return answer.ok ? answer.value : answer.problem
    }
    const outsideOn = (of: OneDriveFacts, decision: OneDriveDecision) => {
      const body = onedrive.ask(envelope('onedrive'), of, decision, context())['body'] as readonly Readonly<
        Record<string, unknown>
      >[]
      return JSON.stringify(body).match(/"id":"outside".*?"value":"(\w+)"/)?.[1]
    }

    it('leaves that as it is unless somebody says otherwise', () => {
      assert.equal(onedrive.suggest(found, context()).ends, undefined)
      assert.deepEqual(parsed({ choice: 'leave', outside: 'leave' }), leave)
      assert.deepEqual([outsideOn(found, leave), outsideOn(found, { ...leave, ends })], ['leave', 'end'])
      assert.equal(outsideOn(facts(), leave), undefined)
      assert.equal(outsideOn(facts({ outside: shared.slice(2) }), leave), undefined)
    })

    it('ends what can be ended from here, beside whatever becomes of the files', () => {
      assert.deepEqual(parsed({ choice: 'leave', outside: 'end' }), { ...leave, ends })
      assert.deepEqual(parsed({ choice: 'access', successor: eva().id, outside: 'end' }), both)
      assert.deepEqual(parsed({ choice: 'leave', outside: 'end' }, facts()), leave)
      assert.deepEqual(parsed({ choice: 'leave', outside: 'end' }, { exists: false }), leave)
    })

    it('is a change that cannot be undone, told by name to whoever approves it', () => {
      const only: OneDriveDecision = { ...leave, ends }

      assert.deepEqual([onedrive.changesNothing(only), onedrive.changesNothing(leave)], [false, true])
      assert.deepEqual([onedrive.cannotBeUndone?.(only), onedrive.cannotBeUndone?.(access)], [true, false])
      assert.match(inWords(onedrive.describe(both)), /Give Eva Willems access; end .*: Offerte.docx and Foto’s$/)
      assert.match(inWords(onedrive.touches?.(jan(), found, only)[0]), /any more.*: Offerte.docx and Foto’s\.$/)
    })

    it('sends each of those that are still there, after the access', () => {
      const end = (item: string, id: string) => `/drives/${ordinary.driveId}/items/${item}/permissions/${id}`

      assert.deepEqual(pathsOf(found, both).slice(1), [end('i1', 'p%2F1'), end('i1', 'p2'), end('i2', 'p3')])
      assert.deepEqual(pathsOf({ ...found, shared: true, open: ['p3'] }, both), [end('i2', 'p3')])
      assert.deepEqual(pathsOf(found, { ...leave, ends }).length, 3)
      for (const operation of onedrive.plan(jan(), found, { ...leave, ends }, found))
        assert.ok('irreversible' in operation && operation.irreversible === true)
    })

    it('is done once a read shows none of them, and never while nobody gets in', () => {
      const only: OneDriveDecision = { ...leave, ends }
      const isDone = (now: OneDriveFacts, decision: OneDriveDecision) => onedrive.isDone(now, decision, found)

      assert.equal(isDone(facts({ open: [] }), only), true)
      assert.equal(isDone(facts({ open: ['p3'] }), only), false)
      assert.equal(isDone(facts(), only), false)
      assert.equal(isDone(facts({ open: [] }), both), false)
      assert.equal(isDone(facts({ open: [], shared: true }), both), true)
      assert.equal(isDone({ exists: false, locked: true }, only), false)
      assert.equal(isDone({ exists: false }, only), true)
      assert.match(inWords(onedrive.verified(facts({ open: [] }), only)), /^What people outside could open is ended: O/)
      assert.match(inWords(onedrive.verified(facts({ open: [] }), both)), /^Eva Willems has access/)
      const { felt } = onedrive.aftermath(facts({ open: [] }), both, '2026-12-01T09:00:00Z')
      assert.match(inWords(felt.at(-1)), /^What people outside could open is ended: Offerte.docx and Foto’s/)
    })

    it('leaves to people what it does not end', () => {
      const left = (decision: OneDriveDecision) =>
        (onedrive.leftToPeople?.(jan(), found, decision, found) ?? []).map((one) => inWords(one)).join()

      assert.match(left(leave), /go on opening Offerte.docx, Foto’s, and Vroeger.docx/)
      assert.match(left(both), /go on opening Vroeger.docx:/)
      assert.match(left({ ...leave, ends: ends.slice(0, 1) }), /go on opening Foto’s and Vroeger.docx:/)
    })

    it('says on the way back that it is lost, whatever became of the files', () => {
      const back = (decision: OneDriveDecision) => onedrive.restore(jan(), facts({ open: [] }), facts(), decision)

      assert.deepEqual(
        back({ ...leave, ends }).map(({ id, stands }) => [id, stands]),
        [['links', 'lost']],
      )
      assert.deepEqual(back(leave), [])
      assert.ok(back({ ...copy, ends }).some(({ stands }) => stands === 'lost'))
    })
  })

  it('asks only when there is something in it', () => {
    assert.equal(onedrive.applies(facts(), context()), true)
    assert.equal(onedrive.applies(facts({ itemCount: 0 }), context()), false)
    assert.equal(onedrive.applies({ exists: false }, context()), false)
  })

  it('suggests access for whoever took something over before, or the manager, and else nothing', () => {
    const chosen = context({ decisions: { mailbox: { choice: 'share', successor } } })
    const alone = context({ employee: jan({ manager: undefined }) })

    assert.deepEqual(onedrive.suggest(facts(), chosen), access)
    assert.deepEqual(onedrive.suggest(facts(), context()), { choice: 'access', successor: petra })
    assert.deepEqual(onedrive.suggest(facts(), alone), leave)
  })

  it('says on the person card how much there is', () => {
    const words = (found: OneDriveFacts) => onedrive.findings(found).map(({ message }) => inWords(message))

    assert.deepEqual(words(facts({ usedBytes: 3.5 * 1024 ** 3 })), ['The OneDrive holds 3.5 GB.'])
    assert.deepEqual(words(facts({ itemCount: 0 })), ['The OneDrive is empty.'])
    assert.deepEqual(words({ exists: false }), [])
    assert.match(words({ exists: false, locked: true }).join(), /locked or archived/)
  })

  it('says before what a copy loses, to whoever decides and to whoever approves, and that access keeps it', () => {
    const lost = /[Vv]ersions, sharing and permissions/
    const card = JSON.stringify(onedrive.ask(envelope('onedrive'), facts(), copy, context()))

    assert.match(inWords(onedrive.consequence?.(copy, facts(), context())), /are lost; giving access keeps them/)
    assert.match(card, /permissions do not come along; access keeps them/)
    assert.match(inWords(onedrive.touches?.(jan(), facts(), copy)[0]), lost)
    assert.deepEqual(onedrive.touches?.(jan(), facts(), access), [])
  })

  it('names three terms of one without a licence: 60 days, 93 days, and 12 months in the archive that nobody paid for', () => {
    const card = JSON.stringify(onedrive.ask(envelope('onedrive'), facts(), leave, context()))

    assert.match(card, /read-only after 60 days and archived after 93\. It is deleted after 12 months in the archive/)
  })

  describe('when it gives access', () => {
    it('shares the root with the successor, without a message', () => {
      const [operation] = onedrive.plan(jan(), facts(), access, facts())

      assert.deepEqual(request(operation), {
        via: 'graph',
        method: 'POST',
        path: `/drives/${ordinary.driveId}/items/${ordinary.rootId}/invite`,
        body: { recipients: [{ objectId: eva().id }], roles: ['write'], requireSignIn: true, sendInvitation: false },
      })
    })
  })

  describe('when it copies', () => {
    it('copies each part to the top of the successor’s, under a name of its own, and refuses to meet another', () => {
      const [operation] = onedrive.plan(jan(), copying(), copy, copying())

      assert.deepEqual(request(operation), {
        via: 'graph',
        method: 'POST',
        path: `/drives/${ordinary.driveId}/items/${parts[0]?.id ?? ''}/copy?@microsoft.graph.conflictBehavior=fail`,
        body: { parentReference: { driveId: 'eva', id: 'eva-root' }, name: 'Jan de Vries - Documenten' },
      })
      assert.equal(operation?.whenRefused, 'continue')
    })

    it('copies exactly what is not there yet, and is done when nothing is left', () => {
      const anyPart = fc.record({ id: fc.uuid(), name: fc.uuid(), bytes: fc.nat(), copied: fc.boolean() })

      fc.assert(
        fc.property(fc.array(anyPart), (some) => {
          const found = copying({ parts: some })
          const open = some.filter(({ copied }) => !copied)

          assert.deepEqual(
            pathsOf(found, copy).map((path) => /items\/([^/]+)\/copy/.exec(String(path))?.[1]),
            open.map(({ id }) => id),
          )
          assert.equal(onedrive.isDone(found, copy, found), open.length === 0)
        }),
      )
    })

    it('is not done where there is nothing to copy to, or too much to plan', () => {
      assert.equal(onedrive.isDone(copying({ destination: undefined, parts: [] }), copy, facts()), false)
      assert.equal(onedrive.isDone(copying({ tooMany: true, parts: [] }), copy, facts()), false)
      assert.equal(onedrive.isDone(facts(), copy, facts()), false)
      assert.deepEqual(pathsOf(copying({ destination: undefined }), copy), [])
    })
  })

  describe('on the way back', () => {
    const back = (now: OneDriveFacts, before: OneDriveFacts = facts(), decision: OneDriveDecision = access) =>
      onedrive.restore(jan(), now, before, decision)

    it('takes the access of the successor away, and no other permission', () => {
      const [part, ...more] = back(facts({ shared: true, permissionId: 'aTow!=' }))

      assert.deepEqual([part?.id, part?.stands, more], ['access', 'asMade', []])
      assert.deepEqual(part?.operations.map(request), [
        {
          via: 'graph',
          method: 'DELETE',
          path: `/drives/${ordinary.driveId}/items/${ordinary.rootId}/permissions/aTow!%3D`,
        },
      ])
    })

    it('leaves access that the successor had before, or has no more', () => {
      assert.deepEqual(back(facts({ shared: true, permissionId: 'x' }), facts({ shared: true })), [])
      assert.deepEqual(back(facts()), [])
      assert.deepEqual(back({ exists: false }), [])
      assert.deepEqual(back(facts({ shared: true }), facts(), leave), [])
    })

    it('is a task where Microsoft does not tell which permission it is, and where nobody gets in for now', () => {
      const [untold] = back(facts({ shared: true }))
      const [locked] = back({ exists: false, locked: true })

      assert.deepEqual([untold?.stands, locked?.stands], ['asMade', 'byHand'])
      for (const part of [untold, locked]) {
        const [task] = part?.operations ?? []
        assert.ok(task?.via === 'person')
        assert.equal(task.link, ordinary.webUrl)
        assert.match(inWords(task.instruction), /remove Eva Willems/)
      }
    })

    it('names no link that is not https', () => {
      const [task] = back(facts({ shared: true, webUrl: 'http://x.example' }))[0]?.operations ?? []

      assert.ok(task?.via === 'person')
      assert.equal(task.link, undefined)
    })

    it('leaves copies to the successor unless somebody chooses otherwise, who then asks them', () => {
      const done = copying({ parts: parts.map((part) => ({ ...part, copied: true })) })

      const [part, ...more] = back(done, copying(), copy)

      assert.deepEqual([part?.stands, part?.onlyIfChosen, more], ['byHand', true, []])
      const [task] = part?.operations ?? []
      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /Ask Eva Willems whether the copies can go/)
    })
  })

  describe('the answers of a person', () => {
    const answer = (input: Record<string, string>, found: OneDriveFacts = facts()) => {
      const parsed = onedrive.parse(input, found, people(eva()), context())
      return parsed.ok ? parsed.value : inWords(parsed.problem)
    }

    it('are what was chosen', () => {
      const chosen = { successor: eva().id }

      assert.deepEqual(answer({ choice: 'copy', ...chosen }), copy)
      assert.deepEqual(answer({ choice: 'access', ...chosen }), access)
      assert.deepEqual(answer({ choice: 'leave' }), leave)
    })

    it('are refused in words when they cannot be carried out', () => {
      const crowded = facts({ itemCount: mostParts + 1 })

      assert.equal(answer({}), 'Choose one of the options.')
      assert.match(String(answer({ choice: 'access' })), /Choose a successor/)
      assert.match(String(answer({ choice: 'copy', successor: eva().id }, crowded)), /201 files .* at most 200/)
      assert.match(String(answer({ choice: 'access', successor: eva().id }, { exists: false })), /no OneDrive/)
      assert.deepEqual(answer({ choice: 'access', successor: eva().id }, crowded), access)
    })

    it('never make it throw, whatever the card sends', () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.string(), (rest, choice, someone) => {
          assert.notEqual(answer({ ...rest, choice, successor: someone }), undefined)
        }),
      )
    })
  })
})
