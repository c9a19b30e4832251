import { cloudTaskTexts } from '../../../cards/steps/cloudTask'
import { sayOf } from '../../../cards/conversation/decision'
import { signInMethodsCard, signInMethodsTexts } from '../../../cards/steps/sign-in-methods/card'
import type { Message } from '../../model/message'
import type { GraphOperation, PersonOperation } from '../../model/operation'
import { lost } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { readSignInMethods, type SignInMethod, type SignInMethodsFacts } from './reading'
import type { Step } from '../step'

export type { MethodKind, SignInMethod, SignInMethodsFacts } from './reading'

export interface SignInMethodsDecision {
  readonly choice: 'remove' | 'leave'
}

const say = sayOf(signInMethodsTexts)

/**
 * Take away what the leaver signs in with besides the password, so that an account which is switched on again does not
 * open to an old phone. Nobody can put it back: whoever returns registers anew. Source: learn, authenticationmethods-overview.
 */
export const signInMethods: Step<SignInMethodsFacts, SignInMethodsDecision> = {
  id: 'sign-in-methods',
  texts: signInMethodsTexts,
  title: say('title'),
  after: ['contain'],
  destructive: true,
  permissions: [
    'UserAuthenticationMethod.Read.All',
    'UserAuthMethod-TAP.ReadWrite.All',
    'UserAuthMethod-Email.ReadWrite.All',
    'UserAuthMethod-External.ReadWrite.All',
    'UserAuthMethod-PlatformCred.ReadWrite.All',
    'UserAuthMethod-WindowsHello.ReadWrite.All',
    'UserAuthMethod-Passkey.ReadWrite.All',
    'UserAuthMethod-SoftwareOATH.ReadWrite.All',
    'UserAuthMethod-Phone.ReadWrite.All',
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  ],
  // The cloud in China has no call that lists them.
  clouds: ['global', 'usGov'],
  byHand: {
    instruction: (upn) => cloudTaskTexts.say('instructSignIn', { upn }),
    where: 'entra',
  },
  settleSeconds: 10,
  people: [],

  read: (from, { id }) => readSignInMethods(from, id),

  findings: ({ methods }) =>
    methods.length === 0 ? [] : [{ tone: 'fact', message: say('finding', { methods: kindsOf(methods) }) }],

  applies: ({ methods }) => methods.length > 0,

  suggest: () => ({ choice: 'remove' }),

  ask: (envelope, { methods }, { choice }) =>
    signInMethodsCard(envelope, { kinds: kindsOf(methods), byHand: methods.some(isByHand), choice }),

  parse({ choice }) {
    return choice === 'remove' || choice === 'leave'
      ? { ok: true, value: { choice } }
      : { ok: false, problem: say('chooseMissing') }
  },

  describe: ({ choice }) => say(choice === 'remove' ? 'chosenRemove' : 'chosenLeave'),

  changesNothing: ({ choice }) => choice === 'leave',

  cannotBeUndone: ({ choice }) => choice !== 'leave',

  plan(employee, facts, { choice }) {
    if (choice === 'leave') return []
    const byHand = facts.methods.filter(isByHand)
    const removals = facts.methods.flatMap((method) => removalOf(employee, method))
    return byHand.length === 0 ? removals : [...removals, removeByHand(employee, facts, byHand)]
  },

  isDone: ({ methods }, { choice }) => choice === 'leave' || methods.length === 0,

  verified: (_facts, { choice }) => say(choice === 'leave' ? 'chosenLeave' : 'verified'),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  restore(_employee, now, before, { choice }) {
    const gone = before.methods.filter(({ id }) => !now.methods.some((one) => one.id === id))
    return choice === 'leave' || gone.length === 0
      ? []
      : [lost('methods', say('lostMethods', { methods: kindsOf(gone) }))]
  },
}

/**
 * Which method is the default one, v1.0 does not show. Microsoft refuses to delete that as long as there are others, so it
 * is tried once more after them.
 */
function removalOf({ id }: Employee, { kind, path }: SignInMethod): readonly GraphOperation[] {
  if (path === undefined) return []
  return [
    {
      via: 'graph',
      method: 'DELETE',
      path: `/users/${id}${path}`,
      explain: say('explain', { method: say(kind) }),
      whenRefused: 'retry',
      irreversible: true,
    },
  ]
}

function removeByHand(
  { userPrincipalName: upn }: Employee,
  { link }: SignInMethodsFacts,
  byHand: readonly SignInMethod[],
): PersonOperation {
  const methods = kindsOf(byHand)
  return {
    via: 'person',
    explain: say('explainByHand', { methods }),
    instruction: say('instructByHand', { upn, methods }),
    link,
  }
}

function isByHand({ path }: SignInMethod): boolean {
  return path === undefined
}

/** Each kind once, with how many there are. */
function kindsOf(methods: readonly SignInMethod[]): readonly Message[] {
  const kinds = [...new Set(methods.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const count = methods.filter((one) => one.kind === kind).length
    return count === 1 ? say(kind) : say('several', { method: say(kind), count })
  })
}
