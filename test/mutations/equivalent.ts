/**
 * Changes that make no difference to anybody, by name, with the reason. The run fails when a test is red with one of them
 * after all.
 */
export const equivalent: Readonly<Record<string, string>> = {
  ...because('says to the compiler what the condition beside it implies', [
    'planning/approval/binding.ts: matchesPlan: plan !== undefined → true',
    'planning/approval/ownReceipt.ts: receivedBy: to !== undefined → true',
    'steps/devices/openDevices.ts: usedSince: lastSeen !== undefined → true',
    'planning/mailHarms.ts: loops: facts?.exists !== true → false',
    "planning/licencesNeeded.ts: refusedBy: after.lost.find(need.gives)?.name ?? '' → (after.lost.find(need.gives)?.name)",
    "planning/planHash.ts: hashOf: canonicalize(JSON.parse(JSON.stringify(sent))) ?? '' → (canonicalize(JSON.parse(JSON.stringify(sent))))",
  ]),
  ...because('is a reason that never binds, so that nobody is refused for it', [
    "planning/licencesNeeded.ts: neededFor: 'numberLeft' → ''",
    "planning/licencesNeeded.ts: neededFor: 'sameGroup' → ''",
  ]),
  ...because('spares work that would change nothing', [
    'planning/unread.ts: leftOutBy: unread.length === 0 → false',
    'planning/unread.ts: leftOutBy: 0 → 0 - 1',
  ]),
  ...because('is never reached without an answer: a step that applies is refused for it before', [
    'planning/planner.ts: acts: decision === undefined → false',
  ]),
}

function because(reason: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}
