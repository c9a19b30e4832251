import { z } from 'zod'
import type { JsonBody } from '../../wire/http'
import { accountActions } from './accounts'
import type { Action } from './action'
import { activeDirectoryActions } from './activeDirectory'
import { applicationActions } from './applications'
import { callsActions } from './calls'
import { deviceActions } from './devices'
import { driveActions } from './drives'
import { groupActions } from './groups'
import { holdActions } from './holds'
import { licenceActions } from './licences'
import { mailboxActions } from './mailboxes'
import { roleActions } from './roles'
import { sentFileActions } from './sentFiles'
import { unitActions } from './units'

/**
 * All that an administrator can do to the pretend tenant during a case: `POST /_sandbox/<name>`. To add one, write its
 * entry in the file of its kind: its name, a sentence, its body, and what it does to the state.
 */
export const actions = {
  ...accountActions,
  ...activeDirectoryActions,
  ...applicationActions,
  ...callsActions,
  ...deviceActions,
  ...driveActions,
  ...groupActions,
  ...holdActions,
  ...licenceActions,
  ...mailboxActions,
  ...roleActions,
  ...sentFileActions,
  ...unitActions,
} as const satisfies Readonly<Record<string, Action>>
export type ActionName = keyof typeof actions

/** The action of this name, or undefined. */
export function actionOf(name: string): Action | undefined {
  return Object.hasOwn(actions, name) ? actions[name as ActionName] : undefined
}

/** The table for a person: what each does, and a JSON schema of its body. */
export function describeActions(): readonly JsonBody[] {
  return Object.entries(actions).map(([name, { what, body }]) => ({ name, what, body: z.toJSONSchema(body) }))
}
