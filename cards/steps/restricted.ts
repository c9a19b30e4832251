import { defineTexts } from '../texts'

/** What is said about an account that only the administrators of a restricted management unit may change. */
export const restrictedTexts = defineTexts('restricted', {
  en: {
    name: '{text}',
    nobody: 'nobody yet',
    finding:
      'The restricted management unit {names} protects this account. Only who has a role over that unit may change it: {who}.',
    explain: 'Have an administrator of {names} do it: {what}',
    instruct:
      'The restricted management unit {names} protects {upn}: Microsoft lets only who has a role over it change the account.\n\nThat is now: {who}. A Global Administrator can give somebody one, in the Entra admin centre under Roles & admins, Admin units.\n\nHave one of them {what}. I look afterwards whether it was done.\n\nOr give the application of this bot the role User Administrator over that unit, and make the plan after that: then I do it myself.',
  },
  nl: {
    name: '{text}',
    nobody: 'nog niemand',
    finding:
      'De eenheid met beperkt beheer {names} beschermt dit account. Alleen wie een rol over die eenheid heeft, mag het wijzigen: {who}.',
    explain: 'Laat een beheerder van {names} het doen: {what}',
    instruct:
      'De eenheid met beperkt beheer {names} beschermt {upn}: van Microsoft mag alleen wie er een rol over heeft het account wijzigen.\n\nDat is nu: {who}. Een Globale beheerder kan iemand een rol geven, in het Entra-beheercentrum onder Rollen en beheerders, Beheereenheden.\n\nLaat een van hen {what}. Daarna kijk ik of het gedaan is.\n\nOf geef de toepassing van deze bot de rol Gebruikersbeheerder over die eenheid, en maak daarna het plan: dan doe ik het zelf.',
  },
})
