import { decisionTexts } from '../conversation/decision'
import { defineTexts } from '../texts'

/** The texts of what gives back what an offboarding took away. */
export const returningTexts = defineTexts('returning', {
  en: {
    ...decisionTexts.en,
    question: '{title}: what comes back for {name}?',
    choiceBack: 'Set it back to how it was',
    choiceLeave: 'Leave it as it is now',
    chosenLabel: 'Only what you tick here comes back too',
    withoutLabel: 'All of this comes back, but what you tick',
    part: '{what}',
    partWhy: '{what} ({why})',
    notListed:
      '{count, plural, one {One more does not fit on this card. What comes back by itself does so.} other {# more do not fit on this card. What comes back by itself does so.}}',
    effectOnly: 'Only what the offboarding itself changed is set back.',
    effectAsked: 'What gives rights, lets mail or calls out, or was changed since stays as it is unless you tick it.',
    chosenBack: 'Comes back{left, plural, =0 {} one {, but for one thing} other {, but for # things}}',
    chosenLeave: 'Stays as it is now',
    verified: 'Is back{left, plural, =0 {} one {, but for one thing} other {, but for # things}}. I read it back.',
    lost: '{title}: {why}',
    notFoundYet:
      'The account is restored, but Exchange does not find its mailbox yet. Microsoft names hours for that. Try again later: what comes after it waits.',
  },
  nl: {
    ...decisionTexts.nl,
    question: '{title}: wat komt terug voor {name}?',
    choiceBack: 'Terugzetten zoals het was',
    choiceLeave: 'Laten zoals het nu is',
    chosenLabel: 'Dit komt alleen terug als je het aanvinkt',
    withoutLabel: 'Dit komt allemaal terug, behalve wat je aanvinkt',
    part: '{what}',
    partWhy: '{what} ({why})',
    notListed:
      '{count, plural, one {Er past er nog één niet op deze kaart. Wat vanzelf terugkomt, doet dat.} other {Er passen er nog # niet op deze kaart. Wat vanzelf terugkomt, doet dat.}}',
    effectOnly: 'Alleen wat de offboarding zelf heeft gewijzigd, wordt teruggezet.',
    effectAsked:
      'Wat rechten geeft, mail of gesprekken naar buiten laat of sindsdien is gewijzigd, blijft zoals het is, tenzij je het aanvinkt.',
    chosenBack: 'Komt terug{left, plural, =0 {} one {, op één ding na} other {, op # dingen na}}',
    chosenLeave: 'Blijft zoals het nu is',
    verified: 'Is terug{left, plural, =0 {} one {, op één ding na} other {, op # dingen na}}. Ik heb het nagelezen.',
    lost: '{title}: {why}',
    notFoundYet:
      'Het account is hersteld, maar Exchange vindt het postvak nog niet. Microsoft noemt daar uren voor. Probeer het later opnieuw: wat erna komt, wacht.',
  },
})
