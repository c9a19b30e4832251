import type { NotSent, Restraint } from '../services/model/restraint'
import { attempted } from '../services/remote/attempted'
import type { Gateways } from '../services/remote/gateway'
import { restrained } from '../services/remote/restrained'
import { createNamed, whyNotSent, type Named } from '../services/directory/named'
import { isObjectId } from '../services/directory/search'
import type { Given } from './durations'
import type { HealthCheck } from './health'

const address = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/

/** What keeps the bot from writing: `DRY_RUN`, and `ONLY` with the accounts that it is limited to. Pure. */
export function restraintFrom(given: Given): Restraint {
  const only = namesIn(given)
  return { dryRun: given('DRY_RUN') === '1', only: only.length === 0 ? undefined : only }
}

/** What is wrong with it, in sentences. Whatever is not understood must not come to mean that the bot writes. */
export function restraintProblems(given: Given): readonly string[] {
  const dryRun = given('DRY_RUN')
  const only = given('ONLY')
  const names = namesIn(given)
  const wrong = names.filter((name) => !isObjectId(name) && !address.test(name))
  return [
    ...(dryRun === undefined || dryRun === '0' || dryRun === '1' ? [] : [`DRY_RUN is “${dryRun}”, but must be 1 or 0`]),
    ...(only !== undefined && names.length === 0
      ? [`ONLY is “${only}”, which names nobody; leave it out where the bot is not limited`]
      : []),
    ...wrong.map((name) => `ONLY has “${name}”, but must have addresses and object ids with commas between them`),
    ...(names.length > 0 && Number(given('PROPOSE_BEFORE_DAYS') ?? 0) > 0
      ? ['ONLY and PROPOSE_BEFORE_DAYS exclude each other: leave dates are read of everybody']
      : []),
  ]
}

/** Whoever reads `ONLY` at the directory is somebody by id or address, in whichever case it was typed. */
function namesIn(given: Given): readonly string[] {
  return [...new Set((given('ONLY') ?? '').split(',').flatMap((part) => part.trim().toLowerCase() || []))]
}

/**
 * The gateways as that keeps them, what says whom the bot is limited to, and why nothing about somebody is sent. Where it cannot
 * be read whether an account is one of those, nothing about it is sent.
 */
export function restrain(
  systems: Gateways,
  restraint: Restraint,
): {
  readonly gateways: Gateways
  readonly named: { readonly named?: Named }
  readonly whyNotSent: ((about: string) => Promise<NotSent | undefined>) | undefined
} {
  const { dryRun, only } = restraint
  if (!dryRun && only === undefined) return { gateways: systems, named: {}, whyNotSent: undefined }
  const named = createNamed(systems.graph, only ?? [])
  const why = (about: string | undefined) => whyNotSent(restraint, named, about)
  return {
    gateways: restrained(systems, async (about) => {
      const read = await attempted(why(about))
      return 'value' in read ? read.value : 'notNamed'
    }),
    named: only === undefined ? {} : { named },
    whyNotSent: why,
  }
}

/** What `/health` says of it: whoever watches is to know that not all is done. */
export function restraintHealth({ dryRun, only }: Restraint): readonly HealthCheck[] {
  const sentences = [
    ...(dryRun ? ['This is a dry run (DRY_RUN): nothing that writes is sent to Microsoft 365.'] : []),
    ...(only === undefined
      ? []
      : [
          `The bot is limited to ${only.length === 1 ? 'one account' : `${only.length} accounts`} (ONLY): nothing is done about anybody else.`,
        ]),
  ]
  if (sentences.length === 0) return []
  return [{ name: 'restraint', look: async () => ({ state: 'hampered', sentence: sentences.join(' ') }) }]
}
