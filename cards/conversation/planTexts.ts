import { defineTexts } from '../texts'

/** The texts of the plan card. */
export const planTexts = defineTexts('plan', {
  en: {
    title: 'The plan for {name}',
    proposed: 'Nothing in this plan has been changed yet.',
    submitted: '✓ Sent to the approvals channel. I keep you posted there and here.',
    outdated: '⚠ This plan is out of date. Only the newest one counts.',
    noPlan: 'There is no plan yet, because',
    needsApproval: '⏳ Needs an approval',
    startsAtOnce: '✓ Starts without an approval',
    skipped: '– Left as it is',
    alreadySo: '✓ Already so, nothing to send',
    secondPerson: 'An approver other than you has to agree. What they approve is exactly what is sent.',
    noApproval: 'This starts as soon as you press the button. Nobody has to approve it.',
    sendForApproval: 'Send for approval',
    startNow: 'Start now',
  },
  nl: {
    title: 'Het plan voor {name}',
    proposed: 'Van dit plan is nog niets uitgevoerd.',
    submitted: '✓ Verstuurd naar het goedkeuringskanaal. Daar en hier hou ik je op de hoogte.',
    outdated: '⚠ Dit plan is achterhaald. Alleen het nieuwste telt.',
    noPlan: 'Er is nog geen plan, want',
    needsApproval: '⏳ Moet worden goedgekeurd',
    startsAtOnce: '✓ Begint zonder goedkeuring',
    skipped: '– Blijft zoals het is',
    alreadySo: '✓ Is al zo, er hoeft niets te gebeuren',
    secondPerson:
      'Een goedkeurder, niet jijzelf, moet akkoord geven. Wat wordt goedgekeurd, is precies wat wordt verstuurd.',
    noApproval: 'Dit begint zodra je op de knop drukt. Niemand hoeft het goed te keuren.',
    sendForApproval: 'Ter goedkeuring sturen',
    startNow: 'Nu beginnen',
  },
})
