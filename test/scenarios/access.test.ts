import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'
import { TroubledOffice } from './refusalsSupport'

const { danielMeijer: daniel, maartenKok: maarten, saskiaDeGroot: saskia } = people

describe('what lets somebody in', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('as an administrator is said on the person card and taken away, in every way that it was given', async () => {
    const plan = await planFor(office, daniel.userPrincipalName)
    const person = textOf((await office.cardFor(ilse, 'What I found')).card)
    assert.match(
      person,
      /3 administrator roles in force: User Administrator, Helpdesk Administrator \(in administrative/,
    )
    assert.match(await exactRequests(office, plan), /Take away that the role Exchange Administrator can be activated/)

    await submitAndApprove(office, plan)

    await office.cardInChannel(/Administrator roles[^]*neither in force nor to be activated\./)
    const sent = (await office.effects()).map(({ what }) => what)
    assert.equal(sent.filter((what) => what === 'DELETE /roleManagement/directory/roleAssignments/{id}').length, 2)
    assert.ok(sent.includes('POST /roleManagement/directory/roleAssignmentScheduleRequests'))
    assert.ok(sent.includes('POST /roleManagement/directory/roleEligibilityScheduleRequests'))
  })

  it('as somebody who may join a group at any moment is said on the person card and taken away', async () => {
    await office.control('make-eligible', { id: saskia.id, group: groups.helpdesk.id })
    const plan = await planFor(office, saskia.userPrincipalName)
    const person = textOf((await office.cardFor(ilse, 'What I found')).card)
    assert.match(person, /lets Saskia de Groot join at any moment: Beheer Helpdesk/)

    await submitAndApprove(office, plan)

    await office.cardInChannel(/Administrator roles[^]*neither in force nor to be activated\./)
    const path = '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances'
    assert.deepEqual(await idsIn(office, `${path}?$filter=principalId eq '${saskia.id}'`), [])
  })

  for (const as of ['active', 'eligible'])
    it(`as Global Administrator by a group that may be joined is refused like one who is, when the role is ${as}`, async () => {
      await office.control('make-eligible', { id: saskia.id, group: groups.helpdesk.id })
      await office.control('give-role', { id: groups.helpdesk.id, role: 'Global Administrator', as })

      await office.teams.say(ilse, `/offboard ${saskia.userPrincipalName}`)

      await office.cardFor(ilse, /Saskia de Groot[^]*Global Administrator/)
    })

  it('by phone is taken away, the default method at the second try', async () => {
    await submitAndApprove(office, await planFor(office, saskia.userPrincipalName))

    await office.cardInChannel(/Sign-in methods[^]*Nothing is registered to sign in with any more, besides/)
    assert.deepEqual(await idsIn(office, `/users/${saskia.id}/authentication/methods`), [
      '28c10230-6103-485e-b985-444c60001490',
    ])
    const { requests } = (await (await fetch(`${office.sandbox.url}/_sandbox/requests`)).json()) as {
      readonly requests: readonly { readonly path: string; readonly status: number }[]
    }
    const phone = requests.filter(({ path }) => path.includes(`/users/${saskia.id}/authentication/phoneMethods/`))
    assert.deepEqual(
      phone.map(({ status }) => status),
      [400, 204],
    )
  })

  it('that only a person can take away becomes a task, which is done when a read says so', async () => {
    await submitAndApprove(office, await planFor(office, maarten.userPrincipalName))
    const task = await office.cardFor(ilse, /code generator \(hardware token\)[^]*I have done/)
    await office.control('forget-sign-in-methods', { id: maarten.id })

    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Sign-in methods[^]*Nothing is registered to sign in with any more, besides/)
  })

  it('stays as it is when that is chosen, and nothing is sent', async () => {
    const leave: readonly Answer[] = ['Administrator roles', 'Sign-in methods', 'Access to applications'].map(
      (title) => ({
        question: `${title} of ${daniel.displayName}`,
        inputs: { choice: 'leave' },
      }),
    )

    const plan = await planFor(office, daniel.userPrincipalName, leave)

    assert.match(textOf(plan.card), /The administrator roles are left as they are/)
    assert.doesNotMatch(textOf(plan.card), /Take the role|Take the consent|signed in with/)
  })

  it('as an application in their name is withdrawn, and who owns one is a task', async () => {
    await submitAndApprove(office, await planFor(office, maarten.userPrincipalName))
    const task = await office.cardFor(ilse, /App registrations in the Entra admin centre[^]*I have done/)
    await office.control('take-applications', { id: maarten.id })

    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Access to applications[^]*No application acts for Maarten Kok any more/)
    assert.deepEqual(await idsIn(office, `/users/${maarten.id}/oauth2PermissionGrants`), [])
  })
})

describe('access that Microsoft does not want to take away', () => {
  it('is reported, and the rest is taken away all the same', async () => {
    const troubled = await TroubledOffice.open()
    try {
      const [grant] = await idsIn(troubled.office, `/users/${daniel.id}/oauth2PermissionGrants`)
      const body = { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } }
      const where = { method: 'DELETE', path: `/oauth2PermissionGrants/${String(grant)}` }

      await troubled.offboardAnswered(daniel.userPrincipalName, where, { status: 403, body })

      assert.match(await troubled.summary(), /Access to applications[^]*Insufficient privileges/)
      const { outcomes } = await troubled.journal('app-access')
      assert.deepEqual(outcomes, ['forbidden 403 Authorization_RequestDenied', 'accepted'])
    } finally {
      await troubled.office.close()
    }
  })

  it('because there is no Privileged Identity Management is no trouble at all', async () => {
    const troubled = await TroubledOffice.open()
    try {
      const message = 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.'
      const body = { error: { code: 'AadPremiumLicenseRequired', message } }
      const path = '/roleManagement/directory/role(Assignment|Eligibility)ScheduleInstances'
      await troubled.office.control('faults', { method: 'GET', path, status: 400, body, count: 100 })

      const plan = await planFor(troubled.office, daniel.userPrincipalName)

      assert.match(await exactRequests(troubled.office, plan), /Take the role User Administrator away/)
      assert.doesNotMatch(textOf(plan.card), /can be activated/)
    } finally {
      await troubled.office.close()
    }
  })
})

async function idsIn(office: Office, path: string): Promise<readonly string[]> {
  const { value } = (await office.graph(path)).body as { readonly value: readonly { readonly id: string }[] }
  return value.map(({ id }) => id)
}
