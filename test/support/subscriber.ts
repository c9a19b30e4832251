import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { CaseCloudEvent } from '../../interface/events/caseEvents'
import { assertEventDescribed } from './program'

/** Another program that is told of what happens: it checks each signature with the scheme’s own library. */
export class SubscriberDouble {
  /** What it took, in order. */
  readonly taken: CaseCloudEvent[] = []
  /** How often it was asked, whatever it answered. */
  asked = 0
  /** What the headers of the last request were. */
  headers: NodeJS.Dict<string | string[]> = {}
  /** How far the bot’s clock is ahead of the true time, milliseconds. */
  ahead = 0
  /** What it answers: a status, or nothing at all. */
  answers: (event: CaseCloudEvent) => number | 'nothing' = () => 204
  /** What is wrong with what came. */
  readonly problems: unknown[] = []
  readonly secret = `whsec_${randomBytes(32).toString('base64')}`

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<SubscriberDouble> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?sig=a-secret-of-the-address`
    const subscriber = new SubscriberDouble(server, url)
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => void chunks.push(chunk))
      request.on('end', () => {
        subscriber.asked += 1
        subscriber.headers = request.headers
        const event = subscriber.read(Buffer.concat(chunks).toString('utf8'))
        const answer = subscriber.answers(event)
        if (answer === 'nothing') return void request.socket.destroy()
        if (answer < 300) subscriber.taken.push(event)
        response.statusCode = answer
        if (answer >= 300 && answer < 400) response.setHeader('location', '/elsewhere')
        response.end()
      })
    })
    return subscriber
  }

  /** What configures a bot for it. */
  get environment(): Readonly<Record<string, string>> {
    return { EVENTS_URL: this.url, EVENTS_SECRET: this.secret }
  }

  /** Every event once, as a subscriber keeps them that goes by ids. */
  get once(): readonly CaseCloudEvent[] {
    return [...new Map(this.taken.map((event) => [event.id, event])).values()]
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    assert.deepEqual(this.problems, [])
  }

  /** The library goes by the true time; where a test has another, what is signed is compared. */
  private verify(body: string, headers: Readonly<Record<string, string>>): void {
    const webhook = new Webhook(this.secret)
    if (this.ahead === 0) return void webhook.verify(body, headers)
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
    assert.ok(Math.abs(at.getTime() - Date.now() - this.ahead) < 60_000)
    assert.equal(headers['webhook-signature'], webhook.sign(headers['webhook-id'] ?? '', at, body))
  }

  private read(body: string): CaseCloudEvent {
    const headers = this.headers as Record<string, string>
    try {
      assert.match(headers['content-type'] ?? '', /^application\/cloudevents\+json/)
      this.verify(body, headers)
      assertEventDescribed(JSON.parse(body))
    } catch (error) {
      this.problems.push(error)
    }
    return JSON.parse(body) as CaseCloudEvent
  }
}
