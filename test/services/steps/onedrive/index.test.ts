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
