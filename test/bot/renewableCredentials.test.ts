import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { AppCredentials } from 'botframework-connector'
import { ManagedIdentityFactory, RenewableCredentials } from '../../bot/renewableCredentials'
import type { Credential } from '../../services/remote/credential'

const audience = 'https://api.botframework.com'

/** A managed identity that keeps its token until it is told that it was refused. */
function identity(): Credential & { readonly asked: unknown[] } {
  const asked: unknown[] = []
  let kept = 1
  return {
    asked,
    async getToken(scopes, options) {
      asked.push(scopes)
      if (options?.refused !== undefined) kept += 1
      return { token: `token-${kept}`, expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  }
}

describe('the bot’s credential for Teams', () => {
  it('keeps its token for everybody, and replaces it for everybody at once when it was refused', async () => {
    const [appId, own] = [randomUUID(), identity()]
    const credentials = new RenewableCredentials(new ManagedIdentityFactory(appId, own))
    const token = async (): Promise<string> => {
      const made = await credentials.createCredentials(appId, audience, 'https://login.microsoftonline.com', true)
      assert.ok(made instanceof AppCredentials)
      return made.getToken()
    }
    const first = await token()

    assert.equal(await token(), first)
    await Promise.all([credentials.renew(), credentials.renew()])

    assert.notEqual(await token(), first)
    assert.equal(await token(), await token())
    assert.deepEqual(own.asked, [`${audience}/.default`, `${audience}/.default`])
  })

  it('is of this bot’s app only', async () => {
    const factory = new ManagedIdentityFactory('this-bot', identity())

    assert.deepEqual([await factory.isValidAppId('this-bot'), await factory.isValidAppId('another')], [true, false])
    await assert.rejects(factory.createCredentials('another', audience), /not that of this bot/)
  })
})
