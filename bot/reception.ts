import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { whyNotVouched, type ChannelToken, type TokenCheck } from './channelToken'
import { arrivalOf } from './arrival'
import { admit, isWanted, type FrontDoor, type Visitor } from './frontDoor'
import type { Background } from './background'
import type { AddressLimits, PersonLimits } from './limits'
import type { Owing } from '../dialogs/owedAnswers'
import type { Body } from './requestBody'
import { isLoopback } from './serviceUrl'

/** A request that may bring an activity. */
export interface Caller {
  readonly authorization: string | undefined
  /** The Host header. */
  readonly host: string | undefined
  /** Network address. */
  readonly address: string
  /** Reads the body; asked for only when somebody genuine sends it. */
  readonly body: () => Promise<Body>
  /** Does what a genuine request asks for; its connection is kept meanwhile, whoever else crowds in. */
  readonly whileWorking: <Result>(act: () => Promise<Result>) => Promise<Result>
}

export interface Answer {
  readonly status: number
  /** To be sent as JSON; none says nothing. */
  readonly body?: unknown
  /** After how many seconds another try is worth it. */
  readonly retryAfter?: number
}

export interface ReceptionTools {
  /** Undefined in the sandbox, where nobody has tokens and the machine talks to itself. */
  readonly tokens: TokenCheck | undefined
  readonly frontDoor: FrontDoor
  readonly people: PersonLimits
  readonly addresses: AddressLimits
  /** Keeps how to reach a visitor. */
  readonly remember: (visitor: Visitor) => Promise<void>
  readonly runTurn: (
    activity: unknown,
    turn: (context: TurnContext) => Promise<void>,
  ) => Promise<InvokeResponse | undefined>
  readonly bot: {
    /** @param cameAt when its request came, by `performance.now()`: from then on Teams waits */
    answer(context: TurnContext, visitor: Visitor, cameAt: number): Promise<void>
    /** Nobody waits any longer for what this message is answered with. */
    owe(activity: Partial<Activity>, visitor: Visitor): Promise<Owing | undefined>
    answerTooFast(context: TurnContext, visitor: Visitor): Promise<void>
    /** The app came to the visitor’s conversation, or went from it. */
    arrived(context: TurnContext, visitor: Visitor, how: 'came' | 'went'): Promise<void>
  }
  /** Where a turn goes on that is not waited for any longer. */
  readonly background: Pick<Background, 'run'>
  /** How long Teams is kept waiting, milliseconds: it gives up after 15 seconds, and delivers again. */
  readonly answerWithin: number
  readonly log: Logger
}

/** Seconds after which Teams, or whoever it is, may try again. */
const keysBack = 30
const addressBack = 60

/**
 * The way in, in order: token, body, admission, limits, turn. A request that is refused anywhere has changed and stored
 * nothing, and is told nothing but a status. What nobody expected becomes a correlation id, and a line in the log.
 */
export async function receive(tools: ReceptionTools, caller: Caller): Promise<Answer> {
  const cameAt = performance.now()
  try {
    const authentic = await authenticate(tools, caller)
    if ('status' in authentic) return authentic
    return await caller.whileWorking(() => hear(tools, caller, authentic.token, cameAt))
  } catch (error) {
    const correlationId = randomUUID()
    tools.log.error({ correlationId, err: error }, 'A request failed')
    return { status: 500, body: { correlationId } }
  }
}

/** Somebody genuine sent it, or in the sandbox this machine. */
async function hear(
  tools: ReceptionTools,
  caller: Caller,
  token: ChannelToken | undefined,
  cameAt: number,
): Promise<Answer> {
  const body = await caller.body()
  if (body.kind === 'refused') return refuse(tools, body.status, body.why)
  const admitted = admit(body.value, tools.frontDoor)
  if (!admitted.ok) return refuse(tools, admitted.status, admitted.why)
  const unvouched = token === undefined ? undefined : whyNotVouched(token, admitted.activity)
  if (unvouched !== undefined) return refuse(tools, 403, unvouched)
  if (!isWanted(admitted.activity)) return { status: 200 }
  return turn(tools, body.value, admitted, cameAt)
}

async function authenticate(
  { tokens, addresses, log }: ReceptionTools,
  { authorization, host, address }: Caller,
): Promise<Answer | { readonly token: ChannelToken | undefined }> {
  if (tokens === undefined) {
    // A page in the browser of whoever tries the bot out must not reach it by a name of its own.
    return isLoopback(host) ? { token: undefined } : { status: 403 }
  }
  const isKnown = await addresses.isTooMuch(address)
  // Teams' own addresses carry other people's bots too: a token that may be genuine is always looked at.
  if (isKnown && !tokens.isPlausible(authorization)) return { status: 429, retryAfter: addressBack }
  const verdict = await tokens.check(authorization)
  switch (verdict.kind) {
    case 'genuine':
      return { token: verdict.token }
    case 'unreachable':
      log.error({ why: verdict.why }, 'Microsoft’s keys could not be fetched, so nobody can be let in')
      return { status: 503, retryAfter: keysBack }
    case 'refused':
      await addresses.refused(address)
      if (isKnown) return { status: 429, retryAfter: addressBack }
      log.warn({ why: verdict.why, address }, 'A request without a genuine token was refused')
      return { status: 401 }
  }
}

async function turn(tools: ReceptionTools, activity: unknown, visitor: Visitor, cameAt: number): Promise<Answer> {
  const { people, bot } = tools
  const { type, from } = visitor.activity
  const who = visitor.person?.id ?? from.id
  const isSpoken = type === 'message' || type === 'invoke'
  if (isSpoken && !(await people.mayGoOn(who))) {
    tools.log.warn({ actor: who, type }, 'Somebody is too fast, and was asked to wait')
    if (type === 'message' && !(await people.mayBeTold(who))) return { status: 200 }
    return answerOf(await tools.runTurn(activity, (context) => bot.answerTooFast(context, visitor)))
  }
  const answer = async (): Promise<Answer> => {
    await tools.remember(visitor)
    const arrival = arrivalOf(visitor.activity)
    if (arrival !== undefined)
      return answerOf(await tools.runTurn(activity, (context) => bot.arrived(context, visitor, arrival)))
    if (!isSpoken) return { status: 200 }
    return answerOf(await tools.runTurn(activity, (context) => bot.answer(context, visitor, cameAt)))
  }
  // The answer to a press goes back with its request, so whoever makes it sees to the time, and to the person's share.
  if (type === 'invoke') return answer()
  const turnOfTheirs = people.turns.run(who, answer)
  return inTime(tools, turnOfTheirs, () => bot.owe(activity as Partial<Activity>, visitor))
}

/**
 * What was typed is answered by a message of its own, and so is an arrival: its request need not wait for that. Teams, which is
 * told that it was taken, does not bring it again: so it is owed first.
 */
async function inTime(
  { background, answerWithin }: ReceptionTools,
  answer: Promise<Answer>,
  owe: () => Promise<Owing | undefined>,
): Promise<Answer> {
  const late = new AbortController()
  try {
    const taken = setTimeout<Answer>(answerWithin, { status: 202 }, { signal: late.signal }).then(async (status) => {
      const owing = owe()
      background.run(async () => {
        try {
          await answer
        } finally {
          await (await owing)?.end()
        }
      })
      await owing
      return status
    })
    return await Promise.race([answer, taken])
  } finally {
    late.abort()
  }
}

function answerOf(response: InvokeResponse | undefined): Answer {
  const body: unknown = response?.body
  return { status: response?.status ?? 200, ...(body === undefined ? {} : { body }) }
}

function refuse({ log }: ReceptionTools, status: number, why: string): Answer {
  log.warn({ why, status }, 'Activity refused at the front door')
  return { status }
}
