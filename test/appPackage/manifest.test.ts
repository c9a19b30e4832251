import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'
import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import dutch from '../../appPackage/nl.json'
import manifest from '../../appPackage/manifest.json'
import { packageApp } from '../../appPackage/packageApp'
import { understand } from '../../dialogs/typed/understand'

// The localisation schema has a pattern that JavaScript accepts without the u flag only.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
const isManifest = ajv.compile(manifestSchema)
const isLocalization = ajv.compile(localizationSchema)

const ids = { BOT_ID: '3f0c9a52-6a0e-4f52-9d0f-0d0a8b9c1d2e', APP_ID: '8d1f7c30-52f4-4c58-8b3a-7e2d6f0a1b9c' }
const kindOf = (text: string) =>
  understand({ text, mentions: [], attachments: [] }, { now: new Date(), timeZone: 'Europe/Amsterdam', language: 'en' })
    .kind
const commands = manifest.bots.flatMap((bot) => bot.commandLists.flatMap((list) => list.commands))

describe('the app manifest', () => {
  it('is what Teams asks for in version 1.30', () => {
    const valid = isManifest(manifest)

    assert.ok(valid, JSON.stringify(isManifest.errors, undefined, 2))
  })

  for (const [flaw, broken] of [
    ['has an unknown trigger', withBot({ commandLists: [{ triggers: ['shout'], scopes: ['team'], commands }] })],
    ['has an unknown scope', withBot({ scopes: ['everywhere'] })],
    ['leaves a placeholder for an id', withBot({ botId: '${{BOT_ID}}' })],
    ['has too long a name', { ...manifest, name: { short: 'x'.repeat(31) } }],
  ] as const)
    it(`would be refused when it ${flaw}`, () => {
      assert.equal(isManifest(broken), false)
    })

  it('offers each command by mention and by slash, in every scope of the bot', () => {
    const [bot] = manifest.bots

    assert.equal(bot?.supportsTargetedMessages, true)
    assert.deepEqual(
      bot?.commandLists.map(({ triggers, scopes }) => ({ triggers, scopes })),
      [{ triggers: ['mention', 'slash'], scopes: bot?.scopes }],
    )
  })

  it('offers only commands that the bot understands', () => {
    const understood = commands.map(({ title }) => kindOf(title))

    assert.deepEqual(understood, ['offboard', 'restore', 'check', 'status', 'waiting', 'overview', 'withdraw', 'help'])
  })

  it('is valid in Dutch, with every command described and its title as the bot understands it', () => {
    const valid = isLocalization(dutch)

    assert.ok(valid, JSON.stringify(isLocalization.errors, undefined, 2))
    const texts: Readonly<Record<string, string>> = dutch
    for (const [position, { title, description }] of commands.entries()) {
      const key = `bots[0].commandLists[0].commands[${position}]`
      assert.equal(kindOf(texts[`${key}.title`] ?? ''), title)
      assert.notEqual(texts[`${key}.description`], undefined)
      assert.notEqual(texts[`${key}.description`], description)
    }
  })
})

describe('the icons of the app', () => {
  for (const [file, size] of [
    [manifest.icons.color, 192],
    [manifest.icons.outline, 32],
  ] as const)
    it(`${file} is a PNG of ${size} by ${size} pixels`, () => {
      const png = readFileSync(`appPackage/${file}`)

      assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG')
      // The IHDR chunk comes first: width and height at bytes 16 and 20, big-endian.
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size])
    })
})

describe('the app package', () => {
  it('holds the manifest with its ids filled in, the icons and the Dutch texts', async () => {
    const files = unzipSync(await packageApp({ ...ids, PUBLISHER_NAME: 'Contoso IT' }))

    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'nl.json', 'outline.png'])
    const packed = JSON.parse(strFromU8(files['manifest.json']!)) as typeof manifest
    assert.ok(isManifest(packed), JSON.stringify(isManifest.errors))
    assert.equal(packed.id, ids.APP_ID)
    assert.equal(packed.bots[0]?.botId, ids.BOT_ID)
    assert.equal(packed.developer.name, 'Contoso IT')
    assert.deepEqual(Buffer.from(files['color.png']!), readFileSync('appPackage/color.png'))
  })

  it("takes the bot's own settings: its id is also the app's when no other is given", async () => {
    const files = unzipSync(await packageApp({ MicrosoftAppId: ids.BOT_ID, APP_ID: '' }))

    const packed = JSON.parse(strFromU8(files['manifest.json']!)) as typeof manifest
    assert.deepEqual([packed.id, packed.bots[0]?.botId], [ids.BOT_ID, ids.BOT_ID])
  })

  it('is not made without an id, or with an address that Teams would refuse, and says all that is wrong', async () => {
    const packaging = packageApp({ APP_ID: 'offboarding', PUBLISHER_WEBSITE: 'http://contoso.example' })

    await assert.rejects(packaging, {
      message:
        'The app package cannot be made: BOT_ID (or MicrosoftAppId) is missing; APP_ID is not a GUID; ' +
        'PUBLISHER_WEBSITE is not an https address.',
    })
  })
})

/** The manifest with something else about its bot. */
function withBot(properties: object): object {
  return { ...manifest, bots: manifest.bots.map((bot) => ({ ...bot, ...properties })) }
}
