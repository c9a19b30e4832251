import type { ExchangeOperation, GraphOperation, TeamsOperation } from './operation'
import type { Answer, CmdletReader, GraphReader } from './remote'

/** How one operation is sent. */
export interface Sending {
  /** Travels as client-request-id and is journalled before the request goes out. */
  readonly clientRequestId: string
}

/**
 * The one way to Microsoft Graph: authentication, `$batch`, retry and throttling, time limits, error translation.
 * `send` never throws for what the remote answered; a 202 with a monitor URL is followed until it ends.
 */
export interface GraphGateway extends GraphReader {
  send(operation: GraphOperation, sending: Sending): Promise<Answer>
}

/** The one way to Exchange Online, whichever transport carries the cmdlets. */
export interface ExchangeGateway extends CmdletReader {
  send(operation: ExchangeOperation, sending: Sending): Promise<Answer>
}

/** The one way to the MicrosoftTeams module. */
export interface TeamsGateway extends CmdletReader {
  send(operation: TeamsOperation, sending: Sending): Promise<Answer>
}

/** All remote systems; its reading halves are a step's `Reader`. */
export interface Gateways {
  readonly graph: GraphGateway
  readonly exchange: ExchangeGateway
  readonly teams: TeamsGateway
}
