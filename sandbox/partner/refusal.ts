import type { WireAnswer } from '../wire/http'

/** What Partner Center answers instead of doing it. Thrown by the rules, turned into an answer at the edge. */
export class PartnerRefusal extends Error {
  constructor(
    readonly status: number,
    /** Partner Center’s own code, which is a number in text. */
    readonly code: string,
    description: string,
  ) {
    super(description)
    this.name = 'PartnerRefusal'
  }
}

/** The answer, as Microsoft’s page "Partner Center REST error codes" has it. */
export function answerOf({ status, code, message }: PartnerRefusal): WireAnswer {
  return { status, body: { code, description: message, data: [], source: 'PartnerFD' } }
}
