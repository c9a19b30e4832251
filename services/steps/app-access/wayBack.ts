import { sayOf } from '../../../cards/conversation/decision'
import { appAccessTexts } from '../../../cards/steps/app-access/card'
import type { Message } from '../../model/message'
import type { Operation, PersonOperation } from '../../model/operation'
import { asMade, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { AppAccessFacts, AppAssignment, Consent, OwnedApp } from './reading'

const say = sayOf(appAccessTexts)

/**
 * The way back of what was taken and is not there again. Places come back; a consent the leaver can give anew, and who looks
 * after an application has its secrets, so that both have to be chosen. Pure. Source: learn, oauth2permissiongrant-post,
 * user-post-approleassignments.
 */
export function accessBack(employee: Employee, now: AppAccessFacts, before: AppAccessFacts): readonly PartBack[] {
  const { link } = now
  return [
    ...before.assignments
      .filter((place) => !now.assignments.some((one) => isSamePlace(one, place)))
      .map((place) => asMade(place.id, placeBack(employee, place, link))),
    ...before.consents
      .filter((consent) => !now.consents.some((one) => isSameConsent(one, consent)))
      .map((consent) => onlyIfChosen(asMade(consent.id, consentBack(employee, consent, link)))),
    ...before.owned
      .filter((app) => !now.owned.some(({ id }) => id === app.id))
      .map((app) => onlyIfChosen(asMade(app.id, ownerAgain(employee, app)))),
  ]
}

/** What an application may do, in words. */
export function describeConsent({ app, permissions }: Consent): Message {
  const shown = permissions.slice(0, 5).map((text) => say('fact', { text }))
  return permissions.length === 0 ? say('fact', { text: app }) : say('consent', { app, permissions: shown })
}

/** One that was given again is another object, for the same application and the same thing. */
function isSameConsent(one: Consent, other: Consent): boolean {
  if (one.clientId === undefined || other.clientId === undefined) return one.app === other.app
  return one.clientId === other.clientId && one.resourceId === other.resourceId
}

function isSamePlace(one: AppAssignment, other: AppAssignment): boolean {
  if (one.resourceId === undefined || other.resourceId === undefined) return one.app === other.app
  return one.resourceId === other.resourceId && one.appRoleId === other.appRoleId
}

function placeBack(employee: Employee, place: AppAssignment, link: string): Operation {
  const { app, resourceId, appRoleId } = place
  const explain = say('explainPlaceBack', { app })
  if (resourceId === undefined || appRoleId === undefined)
    return byPerson(explain, say('instructPlaceBack', { app, upn: employee.userPrincipalName }), link)
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${employee.id}/appRoleAssignments`,
    body: { principalId: employee.id, resourceId, appRoleId },
    explain,
    whenRefused: 'continue',
  }
}

function consentBack({ id }: Employee, consent: Consent, link: string): Operation {
  const { app, clientId, resourceId, scope } = consent
  const explain = say('explainConsentBack', { consent: describeConsent(consent) })
  if (clientId === undefined || resourceId === undefined || scope === undefined)
    return byPerson(explain, say('instructConsentBack', { app }), link)
  return {
    via: 'graph',
    method: 'POST',
    path: '/oauth2PermissionGrants',
    body: { clientId, consentType: 'Principal', principalId: id, resourceId, scope },
    explain,
    whenRefused: 'continue',
  }
}

/** Owners of an application are a person’s to change: Application.ReadWrite.All would be too much. */
function ownerAgain({ userPrincipalName: upn }: Employee, { id, name, type, link }: OwnedApp): PersonOperation {
  const instruction = type === 'application' ? 'instructRegistrationBack' : 'instructEnterpriseBack'
  return byPerson(say('explainOwnedBack', { name }), say(instruction, { name, id, upn }), link)
}

function byPerson(explain: Message, instruction: Message, link: string): PersonOperation {
  return { via: 'person', explain, instruction, link }
}
