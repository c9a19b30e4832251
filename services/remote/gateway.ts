import type { z } from 'zod'
import type { ExchangeOperation, GraphOperation, PartnerOperation, TeamsOperation } from '../model/operation'
import type { NotSent } from '../model/restraint'
import type { StepSettings } from '../model/settings'
import type { Answer, CmdletReader, GraphReader, PartnerReader, Reader, RemoteProblem } from './reader'

/** How one operation is sent. */
export interface Sending {
  /** Travels as client-request-id and is journalled before the request goes out. */
  readonly clientRequestId: string
  /** Object id of the account about whose leaving or return it is; left out where it is about none. */
  readonly about?: string
}

/** How an operation that takes long stands, by its monitor. `percent` is 0 to 100; `partly`: only a part of it was done. */
export type Standing =
  | { readonly kind: 'underWay'; readonly percent: number | undefined }
  | { readonly kind: 'ended'; readonly partly?: true }
  | { readonly kind: 'failed'; readonly problem: RemoteProblem }

/** What was made, as it was answered, or why it was not. */
export type MadeOnce<Value> =
  | { readonly ok: true; readonly value: Value; readonly requestId?: string }
  | { readonly ok: false; readonly problem: RemoteProblem }

/**
 * The one way to Microsoft Graph: authentication, `$batch`, retry and throttling, time limits, error translation.
 * `send` never throws for what the remote answered. A 202 with an operation of Graph itself is followed until it ends; a
 * monitor elsewhere (OneDrive's copy) or of a job (eDiscovery's export) is given back, since that may take hours.
 */
export interface GraphGateway extends GraphReader {
  send(operation: GraphOperation, sending: Sending): Promise<Answer>
  /**
   * Sends what is answered with something that is shown once and kept nowhere, such as a pass. Never throws for what the
   * remote answered; nothing of that answer is in a problem or the log (promise 12).
   */
  make<Schema extends z.ZodType>(
    operation: GraphOperation,
    sending: Sending,
    schema: Schema,
  ): Promise<MadeOnce<z.infer<Schema>>>
  /**
   * Asks a monitor once. One beside Graph is read without a token, as Microsoft says; one of Graph itself with it. Throws
   * RemoteError when it cannot be read: `notFound` also for one of Graph that is not there yet.
   */
  follow(monitor: string): Promise<Standing>
}

/** The one way to Exchange Online, whichever transport carries the cmdlets. */
export interface ExchangeGateway extends CmdletReader<'exchange'> {
  send(operation: ExchangeOperation, sending: Sending): Promise<Answer>
}

/** The one way to the MicrosoftTeams module. */
export interface TeamsGateway extends CmdletReader<'teams'> {
  send(operation: TeamsOperation, sending: Sending): Promise<Answer>
}

/** The one way to Partner Center, for the subscriptions of one customer. */
export interface PartnerGateway extends PartnerReader {
  send(operation: PartnerOperation, sending: Sending): Promise<Answer>
}

/** It did not go out, and nothing was asked of anybody. */
export interface Unsent {
  readonly ok: false
  readonly notSent: NotSent
}

/** A gateway by which something may be kept from being sent; its reading half is as ever. */
export type Restrained<Gateway extends { send(operation: never, sending: Sending): Promise<Answer> }> = Omit<
  Gateway,
  'send' | 'make'
> & { send(operation: Parameters<Gateway['send']>[0], sending: Sending): Promise<Answer | Unsent> }

/** All remote systems; its reading halves are a step's `Reader`. */
export interface Gateways {
  readonly graph: Restrained<GraphGateway> & {
    make<Schema extends z.ZodType>(
      operation: GraphOperation,
      sending: Sending,
      schema: Schema,
    ): Promise<MadeOnce<z.infer<Schema>> | Unsent>
  }
  readonly exchange: Restrained<ExchangeGateway>
  readonly teams: Restrained<TeamsGateway>
  readonly partner?: Restrained<PartnerGateway>
  readonly settings: StepSettings
  readonly leaving?: Reader['leaving']
}
