import sinon from 'sinon'
import type { z } from 'zod'
import type { DecisionEnvelope } from '../../../cards/card'
import { restrictedTexts } from '../../../cards/steps/restricted'
import { createCatalogue, type Language, type Message } from '../../../cards/texts'
import { type ReadingCmdlet, resultOf } from '../../../services/remote/cmdlets/catalogue'
import type { Operation } from '../../../services/model/operation'
import type { Employee, Person, Successor } from '../../../services/model/people'
import { RemoteError, type Reader } from '../../../services/remote/reader'
import { steps } from '../../../services/steps'
import { ordinarySettings } from './settings'
import type { RuleInput } from '../../../services/steps/rule'
import type { AnyStep, Context } from '../../../services/steps/step'

const catalogue = createCatalogue([...steps.map(({ texts }) => texts), restrictedTexts])

export function jan(overrides: Partial<Employee> = {}): Employee {
  return {
    id: '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b',
    displayName: 'Jan de Vries',
    userPrincipalName: 'jan.devries@contoso.com',
    mail: 'jan.devries@contoso.com',
    jobTitle: 'Account manager',
    department: 'Sales',
    accountEnabled: true,
    synced: false,
    guest: false,
    manager: { ...petra, available: true },
    adminRoles: [],
    globalAdministrator: false,
    lastSignIn: undefined,
    ...overrides,
  }
}

export const petra: Person = {
  id: '5b0c1d2e-3f4a-4b5c-8d6e-7f8091a2b3c4',
  displayName: 'Petra de Boer',
  userPrincipalName: 'petra.deboer@contoso.com',
  mail: 'petra.deboer@contoso.com',
}

export function eva(overrides: Partial<Successor> = {}): Successor {
  return {
    id: '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d',
    displayName: 'Eva Willems',
    userPrincipalName: 'eva.willems@contoso.com',
    mail: 'eva.willems@contoso.com',
    accountEnabled: true,
    guest: false,
    leaving: false,
    phoneLicensed: true,
    hasNumber: false,
    ...overrides,
  }
}

export function evaAsPerson(): Person {
  const { id, displayName, userPrincipalName, mail } = eva()
  return { id, displayName, userPrincipalName, mail }
}

/** The people that the flow looked up. */
export function people(...chosen: readonly Successor[]): ReadonlyMap<string, Successor> {
  return new Map(chosen.map((person) => [person.id, person]))
}

export function context(overrides: Partial<Context> = {}): Context {
  return { employee: jan(), facts: {}, decisions: {}, ...overrides }
}

export function envelope(stepId: string, overrides: Partial<DecisionEnvelope> = {}): DecisionEnvelope {
  return {
    caseId: 'b6d7c9d2-2f57-4c39-9b59-5a9c2c8f1a10',
    revision: 12,
    stepId,
    employeeName: 'Jan de Vries',
    problem: undefined,
    say: catalogue.en,
    ...overrides,
  }
}

/** A message in words, so that a test reads what a person reads. */
export function inWords(message: Message | undefined, language: Language = 'en'): string {
  return message === undefined ? '' : catalogue[language](message)
}

export function translator(language: Language) {
  return catalogue[language]
}

/** Why a step's own rules refuse. */
export function refusalsOf({ rules = [] }: Pick<AnyStep, 'rules'>, input: RuleInput): readonly Message[] {
  return rules.flatMap((rule) => rule.refuse?.(input) ?? [])
}

/** What a step's own rules advise. */
export function adviceOf({ rules = [] }: Pick<AnyStep, 'rules'>, input: RuleInput): readonly Message[] {
  return rules.flatMap((rule) => rule.advise?.(input) ?? [])
}

/** What an operation sends, without its words. */
export function request(operation: Operation | undefined): object {
  if (operation === undefined) return {}
  const {
    explain: _explain,
    otherwise: _otherwise,
    whenRefused: _whenRefused,
    unreadable: _unreadable,
    irreversible: _irreversible,
    ...sent
  } = operation
  return sent
}

/** Answers by Graph path (without its query) and by cmdlet. What is not there is not found. */
export interface World {
  readonly graph?: Readonly<Record<string, unknown>>
  readonly exchange?: Readonly<Record<string, readonly unknown[]>>
  readonly teams?: Readonly<Record<string, readonly unknown[]>>
}

/** A reader of a made-up world; what it answers goes through the schemas of the step and of the catalogue. */
export function reader(world: World) {
  // An organisation is always there; nothing of it is held unless a test says so.
  const made: World = { ...world, exchange: { 'Get-OrganizationConfig': [{}], ...world.exchange } }
  const cmdlets = (system: 'exchange' | 'teams') =>
    sinon.spy((cmdlet: ReadingCmdlet, _parameters: object) => {
      const answer = made[system]?.[cmdlet]
      if (answer === undefined) return Promise.reject(problem(system, 'notFound'))
      return Promise.resolve(answer.map((item) => resultOf(cmdlet).parse(item)))
    })
  const answerTo = (path: string) => world.graph?.[decodeURIComponent(path)] ?? world.graph?.[path.split('?')[0] ?? '']
  const graph = {
    get: sinon.spy((path: string, schema: z.ZodType) => {
      const answer = answerTo(path)
      return answer === undefined ? Promise.reject(problem('graph', 'notFound')) : Promise.resolve(schema.parse(answer))
    }),
    find: sinon.spy((path: string, schema: z.ZodType) => {
      const answer = answerTo(path)
      return Promise.resolve(answer === undefined ? undefined : schema.parse(answer))
    }),
    list: sinon.spy((path: string, schema: z.ZodType) =>
      Promise.resolve(((answerTo(path) ?? []) as readonly unknown[]).map((item) => schema.parse(item))),
    ),
  }
  const spies = { graph, exchange: { get: cmdlets('exchange') }, teams: { get: cmdlets('teams') } }
  return { from: { settings: ordinarySettings, ...spies } as unknown as Reader, ...spies }
}

export function problem(system: 'graph' | 'exchange' | 'teams', kind: 'notFound' | 'forbidden' | 'unavailable') {
  return new RemoteError({ kind, system, text: 'Made up by a test' })
}
