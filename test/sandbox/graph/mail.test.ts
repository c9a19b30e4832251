import { strict as assert } from 'node:assert'
import { skus } from '../../../sandbox/tenant/products'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const path = `/users/${encodeURIComponent(people.receptie.userPrincipalName)}/sendMail`
const message = {
  subject: 'Jan de Vries is leaving',
  body: { contentType: 'html', content: '<p>Hello</p>' },
  toRecipients: [{ emailAddress: { address: 'eva.willems@contoso.com', name: 'Eva Willems' } }],
}

describe('the pretend Graph, sending mail', () => {
  const trial = eachWithSandbox()

  it('accepts a mail and answers nothing more', async () => {
    const answer = await trial.graph('POST', path, { body: { message, saveToSentItems: true } })

    assert.equal(answer.status, 202)
    assert.equal(answer.body, undefined)
    const effects = await trial.control('GET', 'effects')
    assert.deepEqual(effects.body[0]?.['detail']?.['to'], ['eva.willems@contoso.com'])
  })

  it('refuses a mailbox that went with its licence', async () => {
    const mail = { body: { message } }
    const from = `/users/${people.hansPostma.id}`
    const before = await trial.graph('POST', `${from}/sendMail`, mail)
    await trial.graph('POST', `${from}/assignLicense`, {
      body: { addLicenses: [], removeLicenses: [skus.e3.skuId] },
    })

    const after = await trial.graph('POST', `${from}/sendMail`, mail)

    assert.deepEqual([before.status, after.status], [202, 404])
    assert.equal(after.body['error']?.['code'], 'MailboxNotEnabledForRESTAPI')
  })

  for (const [what, body] of [
    ['no message', { saveToSentItems: true }],
    ['an unknown property', { message: { ...message, urgent: true } }],
    ['an unknown kind of body', { message: { ...message, body: { contentType: 'markdown', content: 'x' } } }],
    ['a body of the wrong type', { message: { ...message, body: 'Hello' } }],
  ] as const)
    it(`refuses ${what} with 400`, async () => {
      const answer = await trial.graph('POST', path, { body })

      assert.equal(answer.status, 400)
      assert.equal(answer.body['error']?.['code'], 'Request_BadRequest')
    })

  for (const toRecipients of [[], [{ emailAddress: { address: 'Eva' } }]])
    it(`refuses ${toRecipients.length === 0 ? 'nobody' : 'what is no address'} as recipient`, async () => {
      const answer = await trial.graph('POST', path, { body: { message: { ...message, toRecipients } } })

      assert.equal(answer.status, 400)
      assert.equal(answer.body['error']?.['code'], 'ErrorInvalidRecipients')
    })

  it('sends from no account that has no mailbox, and from nobody that it does not know', async () => {
    const without = await trial.graph('POST', `/users/${people.ahmedYildiz.id}/sendMail`, { body: { message } })
    const unknown = await trial.graph('POST', '/users/nobody@contoso.com/sendMail', { body: { message } })

    assert.equal(without.status, 404)
    assert.equal(without.body['error']?.['code'], 'MailboxNotEnabledForRESTAPI')
    assert.equal(unknown.body['error']?.['code'], 'Request_ResourceNotFound')
  })
})
