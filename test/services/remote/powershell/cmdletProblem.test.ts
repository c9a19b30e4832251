import { strict as assert } from 'node:assert'
import { isCutOff, isSignedOut, retryAfterIn } from '../../../../services/remote/powershell/cmdletProblem'

describe('what a cmdlet’s refusal means', () => {
  for (const text of [
    'Your access token has expired. Please renew it before submitting the request.',
    'The remote server returned an error: (401) Unauthorized.',
    'Error Acquiring Token: AADSTS700027: Client assertion contains an invalid signature.',
    'Lifetime validation failed, the token is expired.',
    'You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.',
  ])
    it(`is that the session is signed out: ${text}`, () => assert.ok(isSignedOut({ type: undefined, text })))

  for (const text of [
    'Access denied.',
    'The remote server returned an error: (403) Forbidden.',
    'Mailbox 401 was not found.',
  ])
    it(`is not that the session is signed out: ${text}`, () => assert.ok(!isSignedOut({ type: undefined, text })))

  for (const [type, text] of [
    ['System.Net.Http.HttpRequestException', 'The response ended prematurely.'],
    ['System.Threading.Tasks.TaskCanceledException', 'A task was canceled.'],
    ['System.Exception', 'Response status code does not indicate success: 504 (Gateway Time-out).'],
  ] as const)
    it(`is that nobody knows whether it was done: ${text}`, () => assert.ok(isCutOff({ type, text })))

  it('is its own where the connection held', () => {
    assert.ok(!isCutOff({ type: 'System.ArgumentException', text: 'There is no mailbox 502.' }))
  })

  for (const [text, milliseconds] of [
    ['Too many requests. Retry after 30 seconds.', 30_000],
    ['Server busy, please wait 1500 ms.', 1_500],
    ['Try again in 2 minutes', 120_000],
    ['Too many requests.', undefined],
    ['It waits. 3 seconds have passed.', undefined],
  ] as const)
    it(`says when it may be asked again, or not: ${text}`, () => assert.equal(retryAfterIn(text), milliseconds))
})
