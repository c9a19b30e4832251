/** What Microsoft would answer instead of doing it. Thrown by the rules, turned into an answer at the edge. */
export class Refusal extends Error {
  constructor(
    /** HTTP status of Graph's answer. */
    readonly status: number,
    /** Graph's own code. */
    readonly code: string,
    /** Graph's own words. */
    message: string,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'Request_BadRequest', message)
}

export function unsupportedQuery(message: string): Refusal {
  return new Refusal(400, 'Request_UnsupportedQuery', message)
}

/** @param resource the id that was asked for */
export function notFound(resource: string): Refusal {
  return new Refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${resource}' does not exist or one of its queried reference-property objects are not present.`,
  )
}

/** Graph's one answer both to a missing permission and to a target that the caller may not touch. */
export function insufficientPrivileges(): Refusal {
  return new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
}

/** Microsoft's words when an object is mastered in on-premises Active Directory. */
export function onPremisesMastered(): Refusal {
  return badRequest(
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  )
}
