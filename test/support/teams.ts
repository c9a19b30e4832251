import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { checkCard } from './cardChecker'

/** Somebody at a Teams client. */
export interface Colleague {
  readonly id: string
  readonly displayName: string
}

/** A message with a card, as it stands in a conversation now. */
export interface Message {
  readonly id: string
  readonly conversationId: string
  card: Card | undefined
  text: string
  /** How often it was replaced. */
  updates: number
}

interface Attachment {
  readonly contentType: string
  readonly content: Card
}

interface Action {
  readonly title: string
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

/** How one activity was sent. */
export interface Place {
  readonly locale?: string
  readonly where?: 'personal' | 'groupChat' | 'channel'
  /** The message whose card was pressed. */
  readonly pressed?: Pick<Message, 'id' | 'conversationId'>
}

/** Something that Teams does not take, and how it says so. */
export interface TeamsRefusal {
  readonly fits: (arrival: Arrival) => boolean
  readonly status: number
  readonly code?: string
  /** Seconds. */
  readonly retryAfter?: number
  /** How often; without it, from now on. */
  count?: number
}

/** A post or update as Teams sees it come in. */
export interface Arrival {
  /** Milliseconds of Teams' own clock. */
  readonly at: number
  readonly how: 'post' | 'reply' | 'update' | 'chat'
  /** The channel, the thread in it, or somebody's chat. */
  readonly thread: string
  /** The id of the message that is updated. */
  readonly message?: string | undefined
  readonly card: Card | undefined
}

/**
 * The Teams service and its clients, as far as a bot can tell: it receives what the bot sends over the Bot Connector's
 * HTTP, and sends activities to the bot over HTTP.
 */
export class TeamsDouble {
  readonly messages: Message[] = []
  /** What is the matter with the cards that the bot sent, by the rules that every card must pass. */
  readonly cardProblems: string[] = []
  /** Whose own chat the bot cannot reach: the app is not installed for them. */
  readonly unreachable = new Set<string>()
  /** Answers the next posts and updates with this status, for weather. */
  failures: number[] = []
  /** What is refused from now on: the first that fits is the answer. */
  refusals: TeamsRefusal[] = []
  /** What the bot sent and Teams took, in the order in which it arrived. */
  readonly arrivals: Arrival[] = []
  /** Messages that somebody deleted. */
  private readonly deleted = new Set<string>()
  private readonly lostThreads = new Set<string>()
  /** What came with the bot's requests to prove that it is the bot. */
  private readonly shown = new Set<string>()
  private readonly revoked = new Set<string>()
  /** What the bot answered to the requests, as it came. */
  readonly answers: string[] = []
  private count = 0
  /** How many messages there ever were, so that no id comes twice. */
  private keptCount = 0
  private botUrl = ''
  private tenantId = ''
  channelId = ''
  /** The service URL that activities carry. */
  knownAs: string
  /** What comes with every activity to prove that it is from Teams; none where the bot asks for nothing. */
  authorization: (() => string) | undefined
  /** Sees every activity that is sent to the bot. */
  observe: ((activity: unknown) => void) | undefined
  /** Milliseconds until what is sent has arrived whole; its beginning is there at once. */
  arrivesIn = 0

  private constructor(
    private readonly server: Server,
    readonly serviceUrl: string,
  ) {
    this.knownAs = serviceUrl
  }

  static async start(): Promise<TeamsDouble> {
    const server = createServer()
    // A connection that it ends just as the bot takes it up again would lose a card for a reason of its own.
    server.keepAliveTimeout = 600_000
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const { port } = server.address() as AddressInfo
    const teams = new TeamsDouble(server, `http://127.0.0.1:${port}/`)
    server.on('request', (request, response) => void teams.receive(request, response))
    return teams
  }

  /** Refuses from now on what the bot has shown so far. */
  revokeTokens(): void {
    for (const token of this.shown) this.revoked.add(token)
  }

  /** Somebody deletes a message: an update of it is refused as an unknown fault (BotFramework-Services, issue 269). */
  delete(message: Message): void {
    this.deleted.add(message.id)
    this.messages.splice(this.messages.indexOf(message), 1)
  }

  /** A thread goes with everything in it: nothing of it is found. */
  deleteThread({ conversationId }: Message): void {
    this.lostThreads.add(conversationId)
    const rest = this.messages.filter((one) => one.conversationId !== conversationId)
    this.messages.splice(0, this.messages.length, ...rest)
  }

  /** An owner removes the app from the team. What undoes it adds it again. */
  removeFromTeam(): () => void {
    return this.refuse({
      fits: ({ thread }) => thread.startsWith(this.channelId),
      status: 403,
      code: 'BotNotInConversationRoster',
    })
  }

  /** An owner archives the channel: nothing is written in it until somebody restores it. */
  archiveChannel(): () => void {
    return this.refuse({
      fits: ({ thread }) => thread.startsWith(this.channelId),
      status: 403,
      code: 'MessageWritesBlocked',
    })
  }

  /** Somebody removes or blocks the app in their own chat. */
  removeFor(colleague: Colleague): () => void {
    return this.refuse({
      fits: ({ thread }) => thread === chatOf(colleague) || thread === colleague.id,
      status: 403,
      code: 'ForbiddenOperationException',
    })
  }

  /** Refuses what fits, until what is returned is called. */
  refuse(refusal: TeamsRefusal): () => void {
    this.refusals.push(refusal)
    return () => void (this.refusals = this.refusals.filter((one) => one !== refusal))
  }

  /** Resolves once nothing has come for a while: many short turns and not one long wait, so that a busy machine has as many. */
  async quiet(): Promise<void> {
    const { length } = this.arrivals
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10))
    if (this.arrivals.length > length) await this.quiet()
  }

  connect(botUrl: string, tenantId: string, channelId: string): void {
    this.botUrl = botUrl
    this.tenantId = tenantId
    this.channelId = channelId
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** The conversation between somebody and the bot. */
  chatOf(colleague: Colleague): string {
    return chatOf(colleague)
  }

  /** The cards in somebody's own chat with the bot, oldest first. */
  inChatOf(colleague: Colleague): readonly Message[] {
    return this.messages.filter(({ conversationId }) => conversationId === chatOf(colleague))
  }

  /** The cards in the approvals channel, threads included. */
  inChannel(): readonly Message[] {
    return this.messages.filter(({ conversationId }) => conversationId.startsWith(this.channelId))
  }

  /** Types a message; resolves when the bot has answered the request. */
  async say(colleague: Colleague, text: string, place: Place = {}): Promise<Response> {
    return this.send({ ...this.activityOf(colleague, place), type: 'message', text })
  }

  /** The same, and Teams delivers it twice at once, as it does where an answer is slow. */
  async sayTwice(colleague: Colleague, text: string): Promise<void> {
    const activity = { ...this.activityOf(colleague, {}), type: 'message', text }
    await Promise.all([this.send(activity), this.send(activity)])
  }

  /** Somebody opens the chat: how Teams lets the bot know of a conversation. */
  async open(colleague: Colleague): Promise<Response> {
    return this.send({ ...this.activityOf(colleague, {}), type: 'conversationUpdate' })
  }

  /** The app is added to a chat or a team, as Teams says it: twice, and by two kinds of activities. */
  async install(colleague: Colleague, place: Place = {}): Promise<void> {
    const bot = { id: 'bot', name: 'Offboarding' }
    await Promise.all([
      this.send({ ...this.activityOf(colleague, place), type: 'conversationUpdate', membersAdded: [bot] }),
      this.send({ ...this.activityOf(colleague, place), type: 'installationUpdate', action: 'add' }),
    ])
  }

  /** The app is removed again. */
  async uninstall(colleague: Colleague, place: Place = {}): Promise<Response> {
    return this.send({ ...this.activityOf(colleague, place), type: 'installationUpdate', action: 'remove' })
  }

  /** Presses the button with this title on a message's card; returns the card that the presser gets. */
  async press(
    colleague: Colleague,
    message: Message,
    title: string | RegExp,
    inputs: Readonly<Record<string, string>> = {},
    place: Place = {},
  ): Promise<Card> {
    const { card } = message
    assert.ok(card !== undefined, 'there is no card to press on')
    const found = actionsOf(card).filter((action) => matches(action.title, title))
    const [action] = found
    assert.ok(
      action !== undefined,
      `no button ${String(title)}; there are: ${actionsOf(card)
        .map((one) => one.title)
        .join(', ')}`,
    )
    return this.pressAction(colleague, message, action, inputs, place)
  }

  /** The same with a button that has been found, where several carry the same title. */
  async pressAction(
    colleague: Colleague,
    message: Message,
    action: Pick<ReturnType<typeof actionsOf>[number], 'verb' | 'data'>,
    inputs: Readonly<Record<string, string>> = {},
    place: Place = {},
  ): Promise<Card> {
    const { card } = message
    assert.ok(card !== undefined, 'there is no card to press on')
    const where = message.conversationId.startsWith(this.channelId) ? 'channel' : 'personal'
    const data = { ...defaultsOf(card), ...action.data, ...inputs }
    // A press from elsewhere is not one on this message.
    const here: Place = place.where === undefined ? { where, pressed: message } : {}
    return this.invoke(colleague, action.verb, data, { ...here, ...place })
  }

  /** Sends an `Action.Execute` as a client would, honest or not. */
  async invoke(colleague: Colleague, verb: unknown, data: unknown, place: Place = {}): Promise<Card> {
    const response = await this.send({
      ...this.activityOf(colleague, place),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    })
    assert.equal(response.status, 200)
    const body = (await response.json()) as { readonly type: string; readonly value: Card }
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive')
    this.check(body.value)
    return body.value
  }

  /**
   * Presses what opens a dialog, or a button in one; the card that stands in it until it is closed, and nowhere else.
   * @param from the message, or the card of the dialog
   */
  async openDialog(
    colleague: Colleague,
    from: Message | Card,
    title: string | RegExp,
    place: Place = {},
  ): Promise<Card> {
    const isMessage = 'conversationId' in from
    const card = isMessage ? (from as Message).card : from
    assert.ok(card !== undefined, 'there is no card to press on')
    const [action] = dialogActionsOf(card).filter((one) => matches(one.title, title))
    assert.ok(action !== undefined, `no button ${String(title)} that opens a dialog`)
    const opens = JSON.stringify(action.data['msteams']) === JSON.stringify({ type: 'task/fetch' })
    assert.equal(opens, isMessage, 'what stands in a chat opens a dialog, and what stands in one submits it')
    const pressed = isMessage ? { pressed: from as Message } : {}
    return this.invokeDialog(colleague, action.data, opens ? 'task/fetch' : 'task/submit', { ...pressed, ...place })
  }

  /** Sends what a client sends where a button opens a dialog, honest or not. */
  async invokeDialog(
    colleague: Colleague,
    data: unknown,
    name: 'task/fetch' | 'task/submit' = 'task/fetch',
    place: Place = {},
  ): Promise<Card> {
    const response = await this.send({
      ...this.activityOf(colleague, place),
      type: 'invoke',
      name,
      value: { data, context: { theme: 'default' } },
    })
    assert.equal(response.status, 200)
    const { task } = (await response.json()) as {
      readonly task: { readonly type: string; readonly value: { readonly title: string; readonly card: Attachment } }
    }
    assert.equal(task.type, 'continue')
    assert.equal(task.value.card.contentType, 'application/vnd.microsoft.card.adaptive')
    this.check(task.value.card.content)
    return task.value.card.content
  }

  activityOf(colleague: Colleague, { locale = 'en-US', where = 'personal', pressed }: Place): Record<string, unknown> {
    this.count += 1
    const id = where === 'personal' ? chatOf(colleague) : where === 'channel' ? this.channelId : '19:group@thread.v2'
    return {
      id: `${1_795_000_000_000 + this.count}`,
      ...(pressed === undefined ? {} : { replyToId: pressed.id }),
      channelId: 'msteams',
      serviceUrl: this.knownAs,
      locale,
      from: { id: `29:${colleague.id}`, aadObjectId: colleague.id, name: colleague.displayName },
      recipient: { id: 'bot', name: 'Offboarding' },
      conversation: {
        id: pressed?.conversationId ?? id,
        tenantId: this.tenantId,
        conversationType: where,
        isGroup: where !== 'personal',
      },
      channelData: {
        tenant: { id: this.tenantId },
        ...(where === 'channel' ? { channel: { id: this.channelId } } : {}),
      },
    }
  }

  async send(
    activity: unknown,
    headers: Readonly<Record<string, string>> = this.headers(),
    signal?: AbortSignal,
  ): Promise<Response> {
    this.observe?.(activity)
    const text = typeof activity === 'string' ? activity : JSON.stringify(activity)
    const response = await fetch(`${this.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(this.arrivesIn === 0 ? { body: text } : { body: slowly(text, this.arrivesIn), duplex: 'half' }),
      ...(signal === undefined ? {} : { signal }),
    })
    this.answers.push(await response.clone().text())
    return response
  }

  private headers(): Readonly<Record<string, string>> {
    return this.authorization === undefined ? {} : { authorization: this.authorization() }
  }

  private check(card: Card | undefined): void {
    if (card !== undefined) this.cardProblems.push(...checkCard(card))
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const activity = await bodyOf(request)
    const { authorization = '' } = request.headers
    if (this.revoked.has(authorization))
      return answer(response, 401, { message: 'Authorization has been denied for this request.' })
    this.shown.add(authorization)
    const status = this.failures.shift()
    if (status !== undefined) return answer(response, status, { error: { code: 'Weather', message: 'for a test' } })
    const [, , conversation, , id] = new URL(request.url ?? '/', this.serviceUrl).pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
    const closed = [...this.unreachable].some((id) => JSON.stringify([conversation, activity['members']]).includes(id))
    if (closed) return answer(response, 403, { error: { code: 'ForbiddenOperationException' } })
    const arrival = this.arrivalOf(request.method === 'PUT' ? id : undefined, conversation, activity)
    const refusal = this.refusals.find((one) => one.count !== 0 && one.fits(arrival))
    if (refusal !== undefined) {
      if (refusal.count !== undefined) refusal.count -= 1
      const { status: refused, code = 'Refused', retryAfter } = refusal
      return answer(response, refused, { error: { code, message: 'for a test' } }, retryAfter)
    }
    this.arrivals.push(arrival)
    if (conversation === undefined) return this.create(activity, response)
    if (this.lostThreads.has(conversation)) return answer(response, 404, { error: { code: 'ConversationNotFound' } })
    if (request.method === 'PUT') {
      if (this.deleted.has(id ?? ''))
        return answer(response, 403, { error: { code: 'ServiceError', message: 'Unknown' } })
      const message = this.messages.findLast((one) => one.id === id && one.conversationId === conversation)
      if (message === undefined) return answer(response, 404, { error: { code: 'MessageNotFound' } })
      this.check(contentOf(activity).card)
      Object.assign(message, contentOf(activity), { updates: message.updates + 1 })
      return answer(response, 200, { id })
    }
    if (activity['type'] !== 'message') return answer(response, 200, { id: 'typing' })
    return answer(response, 201, { id: this.keep(conversation, activity).id })
  }

  private arrivalOf(
    message: string | undefined,
    conversation: string | undefined,
    activity: Readonly<Record<string, unknown>>,
  ): Arrival {
    const at = performance.now()
    if (conversation !== undefined)
      return {
        at,
        how: message === undefined ? 'reply' : 'update',
        thread: conversation,
        message,
        card: contentOf(activity).card,
      }
    const [member] = (activity['members'] ?? []) as readonly { readonly id: string }[]
    if (member !== undefined) return { at, how: 'chat', thread: member.id, card: undefined }
    return {
      at,
      how: 'post',
      thread: this.channelIn(activity),
      card: contentOf(activity['activity'] as typeof activity).card,
    }
  }

  private create(parameters: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    const members = parameters['members'] as readonly { readonly id: string }[] | undefined
    if (members?.[0] !== undefined) return answer(response, 201, { id: chatOf({ id: members[0].id }) })
    const number = 1_796_000_000_000 + this.keptCount
    const conversation = `${this.channelIn(parameters)};messageid=${number}`
    const message = this.keep(conversation, parameters['activity'] as Record<string, unknown>, String(number))
    return answer(response, 201, { id: conversation, activityId: message.id })
  }

  /** In which channel a new thread is asked for. */
  private channelIn(parameters: Readonly<Record<string, unknown>>): string {
    const { channel } = (parameters['channelData'] ?? {}) as { readonly channel?: { readonly id: string } }
    return channel?.id ?? this.channelId
  }

  private keep(conversationId: string, activity: Readonly<Record<string, unknown>>, id?: string): Message {
    this.keptCount += 1
    const message = { id: id ?? `1:${this.keptCount}`, conversationId, updates: 0, ...contentOf(activity) }
    this.check(message.card)
    this.messages.push(message)
    return message
  }
}

/** Everything that a card says, for looking whether it says something. */
export function textOf(card: Card | undefined): string {
  const words: string[] = []
  walk(card, (node) => {
    for (const name of ['text', 'title', 'value', 'label']) if (typeof node[name] === 'string') words.push(node[name])
  })
  return words.join('\n')
}

/** All buttons of a card that reach the bot. */
export function actionsOf(card: Card): readonly Action[] {
  const actions: Action[] = []
  walk(card, (node) => {
    if (node['type'] === 'Action.Execute') {
      actions.push({
        title: String(node['title']),
        verb: String(node['verb']),
        data: (node['data'] ?? {}) as Record<string, unknown>,
      })
    }
  })
  return actions
}

/** All buttons of a card that open a dialog, or stand in one. */
export function dialogActionsOf(card: Card): readonly Action[] {
  const actions: Action[] = []
  walk(card, (node) => {
    if (node['type'] !== 'Action.Submit') return
    const data = (node['data'] ?? {}) as Record<string, unknown>
    actions.push({ title: String(node['title']), verb: String(data['verb']), data })
  })
  return actions
}

/** What the inputs of a card hold before anybody touches them: a client sends those along with a press. */
function defaultsOf(card: Card): Record<string, string> {
  const values: Record<string, string> = {}
  walk(card, (node) => {
    if (typeof node['type'] === 'string' && node['type'].startsWith('Input.') && typeof node['id'] === 'string') {
      values[node['id']] = typeof node['value'] === 'string' ? node['value'] : ''
    }
  })
  return values
}

function walk(node: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, visit))
  if (typeof node !== 'object' || node === null) return
  visit(node as Record<string, unknown>)
  // What stands in the place of an element where it is not drawn says the same once more.
  for (const [name, child] of Object.entries(node)) if (name !== 'fallback') walk(child, visit)
}

function matches(title: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? title === wanted : wanted.test(title)
}

function chatOf({ id }: Pick<Colleague, 'id'>): string {
  return `a:chat-of-${id}`
}

function contentOf(activity: Readonly<Record<string, unknown>>): { card: Card | undefined; text: string } {
  const attachments = activity['attachments'] as readonly { readonly content: Card }[] | undefined
  return { card: attachments?.[0]?.content, text: String(activity['text'] ?? '') }
}

async function* slowly(text: string, milliseconds: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text.slice(0, 1))
  await pause(milliseconds)
  yield Buffer.from(text.slice(1))
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

function answer(response: ServerResponse, status: number, body: object, retryAfter?: number): void {
  const text = JSON.stringify(body)
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  // Not chained: restify, loaded in the same process, patches writeHead to return nothing.
  response.writeHead(status, { 'content-type': 'application/json', ...wait })
  response.end(text)
}
