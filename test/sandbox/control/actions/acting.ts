import type { ActionName } from '../../../../sandbox/control/actions'
import { eachWithSandbox, type Json } from '../../support'

/** What an administrator does to a pretend tenant of each test, and what can be seen of it. */
export function acting() {
  const trial = eachWithSandbox()
  /** What it answers: the status, and the message of a refusal. */
  const act = async (name: ActionName, body: object): Promise<string> => {
    const answer = await trial.control('POST', name, body)
    return [answer.status, answer.body?.['message']].filter((part) => part !== undefined).join(' ')
  }
  const user = async (id: string, select: string): Promise<Json> =>
    (await trial.graph('GET', `/users/${id}?$select=${select}`)).body
  const values = async (path: string): Promise<readonly Json[]> =>
    (await trial.graph('GET', path)).body['value'] as unknown as Json[]
  const idsAt = async (path: string): Promise<readonly string[]> => (await values(path)).map(({ id }) => String(id))
  const cmdlet = async (name: string, parameters: object): Promise<Json | undefined> =>
    (await trial.exchange(name, parameters)).body['value']?.[0]
  const mailbox = (Identity: string) => cmdlet('Get-Mailbox', { Identity })
  return { trial, act, user, values, idsAt, cmdlet, mailbox }
}
