import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { askBack, bringBack, casesIn, completed, leave } from '../support/returning'
import { leavePlain } from '../support/plainPeople'
import { actionsOf, textOf } from '../support/teams'

const { janDeVries: jan, janJansen, saskiaDeGroot: saskia, evaWillems: eva } = people

describe('Asking for somebody back', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      sandbox: {
        seed: (tenant) => {
          for (const person of [jan, janJansen, eva]) leavePlain(tenant, person)
        },
      },
    })
  })
  afterEach(async () => office.close())
  const typed = async (text: string): Promise<string> => {
    await office.teams.say(ilse, text)
    return textOf(office.teams.inChatOf(ilse).at(-1)?.card)
  }

  it('without a name, or by one that nobody has, says what to type, and begins nothing', async () => {
    assert.match(await typed('/restore'), /Who comes back\?[^]*\/restore Jan/)
    assert.match(await typed('/restore Xantippe'), /I know of no offboarding of “Xantippe”/)
    assert.match(await typed('/restore Noor'), /I know of no offboarding of “Noor”/)
    assert.match(await typed(`/restore ${'x'.repeat(5_000)}`), /There is nothing that I could take back/)
    assert.equal(await casesIn(office), 0)
  })

  it('of whom only a draft is there says that nothing was changed, and ends nothing', async () => {
    await planFor(office, saskia.userPrincipalName)

    const answer = await typed('/restore Saskia')

    assert.match(answer, /The offboarding of Saskia de Groot changed nothing[^]*Ilse Smit can end it on its card/)
    await office.teams.press(ilse, await office.cardFor(ilse, /The plan for Saskia/), /Send for approval/)
    await stepCardOf(office, 'Sign out everywhere', /\nApprove\n/)
  })

  it('goes from a draft that changed nothing back to the offboarding before it', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /was offboarded already/), 'Start again')
    await waitFor('the draft', async () => ((await casesIn(office)) === 2 ? true : undefined))

    await askBack(office, 'Jan de Vries')

    assert.equal(await casesIn(office), 3)
    await office.cardFor(ilse, /Licences/)
  })

  it('by a name of two leavers asks which, and begins nothing by choosing', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await leave(office, janJansen.userPrincipalName, /Jan Jansen: (completed|done)/)
    await typed('/restore Jan')
    const which = await office.cardFor(ilse, /More than one person may be meant/)
    assert.match(
      textOf(which.card),
      /Jan de Vries\*\*, offboarded by Ilse Smit[^]*Jan Jansen\*\*, offboarded by Ilse Smit/,
    )

    const offer = await office.teams.press(ilse, which, 'Look at Jan Jansen')

    assert.match(textOf(offer), /Take Jan Jansen back\?/)
    assert.equal(await casesIn(office), 2)
  })

  it('begins once, however often it is asked and pressed, and what is back already is said', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await office.teams.say(ilse, '/restore Jan de Vries')
    const offer = { ...(await office.cardFor(ilse, 'Take Jan de Vries back?')) }
    const [first, second] = await Promise.all([
      office.teams.press(ilse, offer, /^Yes, /),
      office.teams.press(ilse, offer, /^Yes, /),
    ])
    assert.ok(first !== undefined && second !== undefined)
    assert.equal(await casesIn(office), 2, 'the offboarding and one return')
    await office.teams.press(ilse, offer, /^Yes, /)
    await typed('/restore Jan de Vries')
    assert.equal(await casesIn(office), 2)
    await office.cardFor(ilse, /What comes back for Jan/)

    await bringBackFrom()
    assert.match(await typed('/restore Jan de Vries'), /Jan de Vries is back already/)
    assert.match(textOf(await office.teams.press(ilse, offer, /^Yes, /)), /Jan de Vries is back already/)
    assert.equal(await casesIn(office), 2)
  })

  /** Goes on with the return that is open, up to its end. */
  async function bringBackFrom(): Promise<void> {
    await office.teams.press(ilse, await office.cardFor(ilse, 'What comes back for Jan'), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'The return of Jan'), /Send for approval/)
    await office.teams.press(people.petraDeBoer, await office.cardInChannel(/waits? for an approval/), /^Approve/)
    await office.teams.press(ilse, await office.cardFor(ilse, /To do by hand: A way in/), /I have done this/)
    await office.cardFor(ilse, /✓ Jan de Vries is back/)
    await completed(office, 2)
  }

  it('is no leaving: who comes back may be a successor, and can leave again, as if it were the first time', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await bringBack(office, 'Jan de Vries')
    await office.teams.press(ilse, await office.cardFor(ilse, /To do by hand: A way in/), /I have done this/)
    await office.cardFor(ilse, /✓ Jan de Vries is back/)
    await completed(office, 2)

    const other = await planFor(office, eva.userPrincipalName, [
      { question: 'Mailbox of', inputs: { choice: 'share', successor: jan.id } },
    ])
    assert.match(textOf(other.card), /Jan de Vries/)
    assert.doesNotMatch(textOf(other.card), /Jan de Vries is leaving/)
    // Who goes takes nothing over: that would be asked again, beside what follows.
    await office.teams.press(ilse, other, 'Cancel now')

    const again = await planFor(office, jan.userPrincipalName)
    assert.match(textOf(again.card), /The plan for Jan de Vries/)
    const person = textOf((await office.cardFor(ilse, /Jan de Vries[^]*What I found/)).card)
    assert.doesNotMatch(person, /offboarded (this person )?before/)
    assert.match(person, /Can sign in[^]*Licences: Microsoft 365 E5, Visio Plan 2/)
    assert.ok(actionsOf(again.card ?? assert.fail()).some(({ title }) => /Send for approval/.test(title)))
  })

  it('whose return is open answers /offboard with that return', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await askBack(office, 'Jan de Vries')

    await typed(`/offboard ${jan.userPrincipalName}`)

    assert.equal(await casesIn(office), 2)
  })
})
