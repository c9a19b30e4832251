import { defineTexts } from '../texts'

/** What is said of somebody who comes back and was given an administrator role meanwhile. */
export const unblockingTexts = defineTexts('unblocking', {
  en: {
    role: '{name}',
    explain: 'Have a Global Administrator allow sign-in again: {leaver} was given an administrator role ({roles})',
    instruct:
      '{upn} has an administrator role: {roles}. Microsoft lets no app unblock an administrator.\n\nFirst ask whoever gave the role whether {leaver} is to have it.\n\nThen have a Global Administrator or a Privileged Authentication Administrator open the account in the Entra admin centre, and choose Edit, Account enabled. I look afterwards whether it was done.\n\nOr have the role taken away before the plan is made: then I do it myself.',
    refused:
      'Microsoft lets no app unblock an administrator, and {leaver} was given such a role just now. Have a Global Administrator allow sign-in, then try again.',
  },
  nl: {
    role: '{name}',
    explain: 'Laat een Globale beheerder aanmelden weer toestaan: {leaver} kreeg een beheerdersrol ({roles})',
    instruct:
      '{upn} heeft een beheerdersrol: {roles}. Van Microsoft mag geen app een beheerder deblokkeren.\n\nVraag eerst aan wie de rol gaf of {leaver} die hoort te hebben.\n\nLaat dan een Globale beheerder of een Bevoorrechte verificatiebeheerder het account openen in het Entra-beheercentrum, en kiezen voor Bewerken, Account ingeschakeld. Daarna kijk ik of het gedaan is.\n\nOf laat de rol weghalen voor het plan wordt gemaakt: dan doe ik het zelf.',
    refused:
      'Van Microsoft mag geen app een beheerder deblokkeren, en {leaver} kreeg zojuist zo’n rol. Laat een Globale beheerder aanmelden toestaan en probeer het opnieuw.',
  },
})
