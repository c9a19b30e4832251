/** Why a typed text does not go out: words of the rule `replyNamesOfNow`. */
export const replyNamesTexts = {
  en: {
    replyNamesBefore:
      'A name or an address in the typed text of the automatic reply has changed since. By now it is {now}. Change the text.',
  },
  nl: {
    replyNamesBefore:
      'In de getypte tekst van het automatisch antwoord is een naam of adres intussen veranderd. Nu is het {now}. Pas de tekst aan.',
  },
}
