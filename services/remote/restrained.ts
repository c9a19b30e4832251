import type { NotSent } from '../model/restraint'
import type { Gateways, Sending, Unsent } from './gateway'

/**
 * The same remote systems, of which only what may be written is sent: the one place where Graph, Exchange, Teams and Partner
 * Center are kept from it. What is not sent is answered as such, not thrown; reads go as ever.
 * @param why what keeps a request from going out, about this account (object id; undefined where it is about none)
 */
export function restrained(
  gateways: Gateways,
  why: (about: string | undefined) => Promise<NotSent | undefined>,
): Gateways {
  const unless = async <Sent>({ about }: Sending, send: () => Promise<Sent>): Promise<Sent | Unsent> => {
    const notSent = await why(about)
    return notSent === undefined ? send() : { ok: false, notSent }
  }
  const { graph, exchange, teams, partner } = gateways
  return {
    ...gateways,
    graph: {
      ...graph,
      send: (operation, sending) => unless(sending, () => graph.send(operation, sending)),
      make: (operation, sending, schema) => unless(sending, () => graph.make(operation, sending, schema)),
    },
    exchange: { ...exchange, send: (operation, sending) => unless(sending, () => exchange.send(operation, sending)) },
    teams: { ...teams, send: (operation, sending) => unless(sending, () => teams.send(operation, sending)) },
    ...(partner === undefined
      ? {}
      : {
          partner: {
            ...partner,
            send: (operation, sending) => unless(sending, () => partner.send(operation, sending)),
          },
        }),
  }
}
