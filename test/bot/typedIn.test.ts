import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { typedIn } from '../../bot/typedIn'

const id = '5a1de001-0000-4000-8000-000000000006'
const typed = (activity: object) => typedIn(activity)
const mention = (mentioned: object) => ({ type: 'mention', text: '<at>Jan</at>', mentioned })

describe('What an activity says', () => {
  it('has who was mentioned, by the directory’s id where Teams says it', () => {
    const { mentions } = typed({
      recipient: { id: '28:bot', name: 'Offboarding' },
      entities: [
        mention({ id: '28:bot', name: 'Offboarding' }),
        mention({ id: '29:1x', name: 'Jan' }),
        mention({ id: '29:1x', name: 'Jan', aadObjectId: id.toUpperCase() }),
        mention({ id: `8:orgid:${id}`, name: 'Jan' }),
        mention({ id, name: 'Jan' }),
        { type: 'clientInfo', locale: 'nl-NL' },
      ],
    })

    assert.deepEqual(
      mentions.map((one) => [one.isBot, one.id]),
      [
        [true, undefined],
        [false, undefined],
        [false, id],
        [false, id],
        [false, id],
      ],
    )
  })

  it('has the markup of a message, and of other attachments only what they are', () => {
    const { attachments } = typed({
      attachments: [
        { contentType: 'text/html', content: '<p>Hi</p>' },
        { contentType: 'image/png', content: 'x', contentUrl: 'https://example.com/x' },
        { contentType: 'text/html', content: { deep: true } },
      ],
    })

    assert.deepEqual(attachments, [
      { contentType: 'text/html', content: '<p>Hi</p>' },
      { contentType: 'image/png', content: undefined },
      { contentType: 'text/html', content: undefined },
    ])
  })

  it('has of a file how it is called and where it lies, where Teams says both', () => {
    const contentType = 'application/vnd.microsoft.teams.file.download.info'
    const { attachments } = typed({
      attachments: [
        {
          contentType,
          name: 'lijst.csv',
          content: { downloadUrl: 'https://contoso.sharepoint.com/x', fileType: 'csv' },
        },
        { contentType, name: 'lijst.csv', content: {} },
        { contentType: 'text/csv', name: 'lijst.csv', content: { downloadUrl: 'https://contoso.sharepoint.com/x' } },
      ],
    })

    assert.deepEqual(
      attachments.map(({ file }) => file),
      [{ name: 'lijst.csv', url: 'https://contoso.sharepoint.com/x' }, undefined, undefined],
    )
  })

  it('is something whatever came, and never much', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (entities, attachments) => {
        const { text, mentions } = typed({ entities, attachments })

        assert.equal(text, '')
        assert.ok(mentions.length <= 20)
      }),
    )
    assert.equal(typed({ entities: Array.from({ length: 99 }, () => mention({ id: '29:1x' })) }).mentions.length, 20)
  })
})
