import { strict as assert } from 'node:assert'
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { chromiumPath } from '../browser/support/playground'
import { cardsOf, courses, whileTimeStandsStill } from '../gallery/cases'
import { startChromium, type Theme } from '../support/render'
import { catalogue } from '../cards/variants'
import { summaryTexts } from '../../cards/channel/summaryTexts'
import { drawn, folded, type Drawn } from './drawn'
import { whatAFingerMisses, whatDoesNotFit, whatIsTooPale, whatMenusCutOff } from './measured'
import { oddCards, usualCards } from './sampleCards'

/** Pixels: the narrowest phone, and a usual one. */
const phones = [320, 390] as const
/** Of a usual phone’s 844 pixels: what its clock, the chat’s name and the field to write in leave for a card. */
const firstScreen = 844 - 47 - 44 - 76

describe('A card in a browser', function () {
  this.timeout(120_000)
  let browser: Browser

  before(async function () {
    if (!existsSync(chromiumPath)) {
      if (process.env['REQUIRE_CHROMIUM'] === '1') throw new Error(`There is no Chromium at ${chromiumPath}`)
      console.warn(`SKIPPED: there is no Chromium at ${chromiumPath}, so no card was measured.`)
      return this.skip()
    }
    browser = await startChromium()
  })
  after(async () => browser?.close())

  const assertNone = (cards: readonly Drawn[], ...rules: readonly ((card: Drawn) => readonly string[])[]): void => {
    const said = cards.flatMap((card) =>
      rules.flatMap((rule) => rule(card).map((problem) => `${card.name}, at ${card.width}: ${problem}`)),
    )
    assert.deepEqual(said, [])
  }

  it('fits on a phone, with all its buttons and menus, and a finger finds them', async () => {
    const cards = await drawn(browser, usualCards, { finger: true }, phones)

    assertNone(cards, whatDoesNotFit, whatMenusCutOff, whatAFingerMisses)
  })

  it('fits on a phone with texts of 200 %', async () => {
    // A menu has one line at any size, and shows its choices whole when it is opened.
    assertNone(
      await drawn(browser, usualCards, { finger: true, textSize: 2 }, phones),
      whatDoesNotFit,
      whatAFingerMisses,
    )
  })

  it('fits on a phone with endless names, and with names from right to left', async () => {
    for (const textSize of [1, 2] as const)
      assertNone(
        await drawn(browser, oddCards, { finger: true, textSize }, phones),
        (card) => whatDoesNotFit(card, true),
        whatAFingerMisses,
      )
  })

  for (const theme of ['light', 'dark', 'contrast'] as const satisfies readonly Theme[])
    it(`can be read in the theme “${theme}”`, async () => {
      // A colour is the same in every language.
      const cards = usualCards.filter(({ name }) => name.endsWith(', en'))

      assertNone(await drawn(browser, cards, { theme }, [390]), whatIsTooPale)
    })

  for (const language of ['en', 'nl'] as const)
    it(`answers a manager's four questions on the first screen of a phone (${language})`, async () => {
      const say = catalogue[language]
      const [jan, lisa] = await whileTimeStandsStill(() =>
        Promise.all([
          cardsOf({ ...courses['jan']!, opensEach: undefined }, language),
          cardsOf(courses['lisa']!, language),
        ]),
      )
      // Of Lisa's things nothing is anybody's before people have done their part, and no date is near.
      const cases = [
        { shown: jan, tells: ['handed', 'left', 'reminders'] },
        { shown: lisa, tells: ['left'] },
      ] as const
      for (const { shown, tells } of cases) {
        assertNone(
          await drawn(
            browser,
            shown.map(({ where, after, card }) => ({ name: `${where}, after “${after}”`, card })),
            { finger: true },
            phones,
          ),
          whatDoesNotFit,
          whatMenusCutOff,
          whatAFingerMisses,
        )
        const summary = shown.findLast(({ where, card }) => where.startsWith('Ilse') && isSummary(card))
        assert.ok(summary !== undefined)
        const texts = await folded(browser, summary.card, 390)
        const asks = tells.map((key) => say(summaryTexts.say(key)))
        const answers = [/can(not)? (still )?sign in|kan (niet|nog) aanmelden/, ...asks].map((question) => {
          const at = texts.findIndex(({ says }) =>
            typeof question === 'string' ? says.startsWith(question) : question.test(says),
          )
          assert.ok(at >= 0, `the summary says “${String(question)}”`)
          // The heading, and what stands below it: who, and what.
          return texts[typeof question === 'string' ? at + 2 : at]
        })
        for (const answer of answers)
          assert.ok(answer !== undefined && answer.bottom <= firstScreen, `${answer?.says} ends at ${answer?.bottom}`)
      }
    })
})

function isSummary(card: object): boolean {
  return JSON.stringify(card).includes('"verb":"evidence"')
}
