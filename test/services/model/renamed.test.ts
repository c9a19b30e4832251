import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Operation } from '../../../services/model/operation'
import {
  calledNow,
  renamingsOf,
  sentByNamesOfNow,
  withNamesOfNow,
  withPersonCalled,
} from '../../../services/model/renamed'
import { eva, jan } from '../steps/builders'

const named = (who: string): Operation => ({
  via: 'graph',
  method: 'POST',
  path: `/users/${jan().userPrincipalName}`,
  body: { who },
  explain: { key: 'explain', values: { who, parts: [{ key: 'part', values: { who } }] } },
})
const toName = (displayName: string) => ({ ...jan(), displayName })

describe('What was planned about a leaver who is renamed', () => {
  it('is said by the name of now, however often that changed, and sent as it was planned', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (names) => {
        const employee = names.reduce((one, name) => calledNow(one, { ...toName(name) }), jan())
        const now = employee.displayName
        for (const { displayName } of [jan(), ...(employee.formerNames ?? [])]) {
          const [said] = withNamesOfNow([named(displayName)], renamingsOf(employee))
          assert.deepEqual(said, { ...named(displayName), explain: named(now).explain })
        }
      }),
    )
  })

  it('leaves a display name alone that somebody else has, too, since it means either', () => {
    const employee = calledNow(jan(), toName('Jan Modaal'))
    const other = { ...eva(), displayName: jan().displayName }

    assert.deepEqual(withNamesOfNow([named(other.displayName)], renamingsOf(employee, [other])), [
      named(other.displayName),
    ])
  })

  it('goes to the address of now, and a text that names them in it is sent as it was approved', () => {
    const to = { ...jan(), userPrincipalName: 'jan.modaal@contoso.com' }
    const former = jan().userPrincipalName
    const sent = (who: string): Operation => ({ ...named(who), body: { who, text: `Write to ${former}` } }) as Operation

    const [now] = sentByNamesOfNow([sent(former)], renamingsOf(calledNow(jan(), to)))
    assert.deepEqual(now && 'body' in now && now.body, { who: to.userPrincipalName, text: `Write to ${former}` })
  })

  it('goes out by the names of now in a text of ours, each replaced once, and to no address in another domain', () => {
    const to = { displayName: 'jan.devries', userPrincipalName: 'jan@contoso.com', mail: 'Jan <jan@other.org>' }
    const { displayName, userPrincipalName, mail } = jan()
    const text = `<p>${displayName}: ${userPrincipalName}, not ${mail === userPrincipalName ? 'x' : mail}</p>`
    const operation: Operation = {
      ...named('x'),
      body: { settings: { texts: [text], count: 1, end: null } },
      namesFollow: true,
    } as Operation

    const [now] = sentByNamesOfNow([operation], renamingsOf(calledNow(jan(), to)))

    const said = text.replace(displayName, 'jan.devries').replace(userPrincipalName, 'jan@contoso.com')
    assert.deepEqual(now && 'body' in now && now.body, { settings: { texts: [said], count: 1, end: null } })
  })

  it('and a decision that names several changes for the one who is renamed alone', () => {
    const to = { displayName: 'Eva Smits', userPrincipalName: 'eva.smits@contoso.com', mail: undefined }

    assert.deepEqual(withPersonCalled({ owners: [eva(), jan()], choice: 'give' }, eva().id, to), {
      owners: [{ ...eva(), ...to }, jan()],
      choice: 'give',
    })
  })
})
