import type { Message } from './message'

/**
 * One request, as data: it can be shown in the plan, approved, journalled, compared in a test, and sent by the runner.
 * Nothing secret stands in it: a value to be made up at the moment of sending is a {@link Generated}.
 */
export type Operation = GraphOperation | ExchangeOperation | TeamsOperation | PartnerOperation | PersonOperation

interface Common {
  /** What it does, in plain words, for the plan card. */
  readonly explain: Message
  /** Sent one by one in place of this one when Microsoft refuses it, so that a refused part never stops the others. */
  readonly otherwise?: readonly Operation[]
  /**
   * After a refusal: `stop` the rest of this step (default), `continue` with its next operation, or `retry`: continue, and
   * send it once more after all the others, where it can only be done last.
   */
  readonly whenRefused?: 'stop' | 'continue' | 'retry'
  /** Planned and approved with the others, but not to be sent yet: what it waits for has not been read back. */
  readonly waits?: true
  /**
   * No read shows whether it was done. That Microsoft accepted it is then all that can be known, cards say so, and one
   * whose answer was lost is not sent again before a person says so.
   */
  readonly unreadable?: true
  /**
   * No request takes back what it does: mail is read, a device is empty, what a licence carried is on its way out. The
   * rules are asked once more just before it is sent (promise 13).
   */
  readonly irreversible?: true
  /**
   * Its texts are ours and name people: they are approved for these, and go out with the names that they have when it is sent.
   */
  readonly namesFollow?: true
}

/**
 * A Microsoft Graph v1.0 request. `path` starts with `/` and is relative to the version. Where it needs the id of what an
 * earlier operation of the same step makes, a placeholder stands for it, such as `{case}`: so it can be approved before
 * the id is known. The runner fills it in when it is sent.
 */
export interface GraphOperation extends Common {
  readonly via: 'graph'
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: JsonObject
  /** The placeholder that stands for the id of what this operation makes: letters only, without the braces. */
  readonly names?: string
}

/** A cmdlet of Exchange Online. */
export interface ExchangeOperation extends Common {
  readonly via: 'exchange'
  readonly cmdlet: string
  readonly parameters: JsonObject
}

/** A cmdlet of the MicrosoftTeams module. */
export interface TeamsOperation extends Common {
  readonly via: 'teams'
  readonly cmdlet: string
  readonly parameters: JsonObject
}

/** A Partner Center request. `path` starts with `/` and is relative to the version. */
export interface PartnerOperation extends Common {
  readonly via: 'partner'
  readonly method: 'PATCH'
  readonly path: string
  /** The whole resource as it is to be, without its etag: that is asked for when it is sent. */
  readonly body: JsonObject
}

/** A task: a machine cannot do this, a person can. */
export interface PersonOperation extends Common {
  readonly via: 'person'
  /** Exactly what to do, in words that need no manual. */
  readonly instruction: Message
  /** Where to do it, https. */
  readonly link?: string
  /**
   * What the bot does instead, once its person presses for it, and never by itself. The answer holds what is shown to that
   * person alone, once: it goes into no journal, log or chat (promise 12).
   */
  readonly offers?: GraphOperation
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/** Stands in an operation for a value that is made when it is sent, and never shown, logged or stored. */
export interface Generated extends JsonObject {
  readonly $generate: 'password'
}
export const randomPassword: Generated = { $generate: 'password' }
