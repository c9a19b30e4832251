import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'
import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { PNG } from 'pngjs'
import dutch from '../../appPackage/nl.json'
import template from '../../appPackage/manifest.json'
import { packageApp, pagesMissing } from '../../appPackage/packageApp'
import project from '../../package.json'
import { understand } from '../../dialogs/typed/understand'

// The localisation schema has a pattern that JavaScript accepts without the u flag only.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
const isManifest = ajv.compile(manifestSchema)
const isLocalization = ajv.compile(localizationSchema)

const ids = { BOT_ID: '3f0c9a52-6a0e-4f52-9d0f-0d0a8b9c1d2e', APP_ID: '8d1f7c30-52f4-4c58-8b3a-7e2d6f0a1b9c' }
const kindOf = (text: string) =>
  understand({ text, mentions: [], attachments: [] }, { now: new Date(), timeZone: 'Europe/Amsterdam', language: 'en' })
    .kind
const publisher = {
  PUBLISHER_NAME: 'Contoso IT',
  PUBLISHER_WEBSITE: 'https://contoso.example',
  PUBLISHER_PRIVACY: 'https://contoso.example/privacy',
  PUBLISHER_TERMS: 'https://contoso.example/terms',
}
let manifest = template
const [commands = [], inCopilot = []] = template.bots.flatMap((bot) => bot.commandLists.map((list) => list.commands))

describe('the app manifest', () => {
  before(async () => {
    manifest = await packed({ ...ids, ...publisher })
  })

  it('is what Teams asks for in version 1.30', () => {
    const valid = isManifest(manifest)

    assert.ok(valid, JSON.stringify(isManifest.errors, undefined, 2))
  })

  for (const [flaw, broken] of [
    ['has an unknown trigger', () => withBot({ commandLists: [{ triggers: ['shout'], scopes: ['team'], commands }] })],
    ['has an unknown scope', () => withBot({ scopes: ['everywhere'] })],
    ['leaves a placeholder for an id', () => withBot({ botId: '${{BOT_ID}}' })],
    ['has too long a name', () => ({ ...manifest, name: { short: 'x'.repeat(31) } })],
    ['is an agent of no kind', () => ({ ...manifest, copilotAgents: { customEngineAgents: [{ id: ids.BOT_ID }] } })],
    ['knows other channels', () => ({ ...manifest, supportsChannelFeatures: 'tier9' })],
  ] as const)
    it(`would be refused when it ${flaw}`, () => {
      assert.equal(isManifest(broken()), false)
    })

  it('offers each command by mention and by slash, wherever Teams has the bot, and a few to begin with in Copilot', () => {
    const [bot] = manifest.bots

    assert.equal(bot?.supportsTargetedMessages, true)
    assert.deepEqual(
      bot?.commandLists.map(({ triggers, scopes }) => ({ triggers, scopes })),
      [
        { triggers: ['mention', 'slash'], scopes: bot?.scopes.filter((scope) => scope !== 'copilot') },
        { triggers: undefined, scopes: ['copilot'] },
      ],
    )
    const titles = new Set(commands.map(({ title }) => title))
    assert.deepEqual(
      inCopilot.map(({ title }) => title).filter((title) => !titles.has(title)),
      [],
    )
  })

  it('is an agent of Microsoft 365 Copilot, by the bot that people have in their own chat', () => {
    const [bot] = manifest.bots

    assert.deepEqual(manifest.copilotAgents.customEngineAgents, [{ id: bot?.botId, type: 'bot' }])
    assert.ok(bot?.scopes.includes('personal') && bot.scopes.includes('copilot'))
  })

  it('works in shared and private channels as in others', () => {
    assert.equal(manifest.supportsChannelFeatures, 'tier1')
  })

  it('has what a catalogue asks for: two names, two descriptions, a plain version, and pages of its publisher', () => {
    const { name, description, version, developer } = manifest

    assert.notEqual(name.short, name.full)
    assert.ok(description.full.length > description.short.length)
    assert.doesNotMatch(`${name.short} ${name.full}`, /Teams|Microsoft|\bapp\b/i)
    assert.ok(!description.short.toLowerCase().includes(name.short.toLowerCase()))
    assert.match(version, /^\d+\.\d+\.\d+$/)
    assert.equal(version, project.version)
    assert.deepEqual(Object.values(developer), Object.values(publisher))
    assert.doesNotMatch(JSON.stringify(manifest), /example\.com|\$\{\{/)
  })

  it('offers only commands that the bot understands', () => {
    const understood = commands.map(({ title }) => kindOf(title))

    assert.deepEqual(understood, ['offboard', 'restore', 'check', 'status', 'waiting', 'overview', 'withdraw', 'help'])
  })

  it('is valid in Dutch, with every command described and its title as the bot understands it', () => {
    const valid = isLocalization(dutch)

    assert.ok(valid, JSON.stringify(isLocalization.errors, undefined, 2))
    const texts: Readonly<Record<string, string>> = dutch
    for (const [list, some] of [commands, inCopilot].entries())
      for (const [position, { title, description }] of some.entries()) {
        const key = `bots[0].commandLists[${list}].commands[${position}]`
        assert.equal(kindOf(texts[`${key}.title`] ?? ''), title)
        assert.notEqual(texts[`${key}.description`], undefined)
        assert.notEqual(texts[`${key}.description`], description)
      }
    for (const text of ['name.full', 'description.short', 'description.full']) assert.ok(texts[text])
  })
})

describe('the icons of the app', () => {
  for (const [file, size] of [
    [template.icons.color, 192],
    [template.icons.outline, 32],
  ] as const)
    it(`${file} is a PNG of ${size} by ${size} pixels`, () => {
      const png = readFileSync(`appPackage/${file}`)

      assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG')
      // The IHDR chunk comes first: width and height at bytes 16 and 20, big-endian.
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size])
    })
})

describe('the colours of the icons', () => {
  it('fill the whole of the coloured one, which nothing shines through', () => {
    const { data } = PNG.sync.read(readFileSync('appPackage/color.png'))

    assert.ok(data.every((value, position) => position % 4 !== 3 || value === 255))
  })

  it('are white or nothing in the outline', () => {
    const { data } = PNG.sync.read(readFileSync('appPackage/outline.png'))
    const seen = new Set<string>()
    for (let at = 0; at < data.length; at += 4)
      seen.add(data[at + 3] === 0 ? 'nothing' : data.subarray(at, at + 3).join())

    assert.deepEqual([...seen].toSorted(), ['255,255,255', 'nothing'])
  })
})

describe('the app package', () => {
  it('holds the manifest with its ids filled in, the icons and the Dutch texts', async () => {
    const files = unzipSync(await packageApp({ ...ids, PUBLISHER_NAME: 'Contoso IT' }))

    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'nl.json', 'outline.png'])
    const inside = JSON.parse(strFromU8(files['manifest.json']!)) as typeof template
    assert.ok(isManifest(inside), JSON.stringify(isManifest.errors))
    assert.equal(inside.id, ids.APP_ID)
    assert.equal(inside.bots[0]?.botId, ids.BOT_ID)
    assert.equal(inside.developer.name, 'Contoso IT')
    assert.deepEqual(Buffer.from(files['color.png']!), readFileSync('appPackage/color.png'))
  })

  it("takes the bot's own settings: its id is also the app's when no other is given", async () => {
    const own = await packed({ MicrosoftAppId: ids.BOT_ID, APP_ID: '' })

    assert.deepEqual([own.id, own.bots[0]?.botId], [ids.BOT_ID, ids.BOT_ID])
  })

  it('takes the variables of the Agents Toolkit, and says which pages of the publisher are missing', async () => {
    const own = await packed({
      BOT_ID: ids.BOT_ID,
      TEAMS_APP_ID: ids.APP_ID,
      PUBLISHER_WEBSITE: 'https://contoso.example',
    })

    assert.equal(own.id, ids.APP_ID)
    assert.equal(own.developer.termsOfUseUrl, 'https://contoso.example')
    assert.deepEqual(pagesMissing({ PUBLISHER_WEBSITE: 'https://contoso.example', PUBLISHER_TERMS: ' ' }), [
      'PUBLISHER_PRIVACY',
      'PUBLISHER_TERMS',
    ])
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

/** The manifest that is in the package. */
async function packed(environment: Readonly<Record<string, string>>): Promise<typeof template> {
  const files = unzipSync(await packageApp(environment))
  return JSON.parse(strFromU8(files['manifest.json']!)) as typeof template
}
