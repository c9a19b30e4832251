/** Why the mail would tell what is not so: words of the rule `noticeIsSo`. */
export const noticeIsSoTexts = {
  en: {
    noticeOutdated:
      'The mail to the manager and the successor was composed before another answer changed, and would tell what is not so. Answer “Notice” again.',
  },
  nl: {
    noticeOutdated:
      'De mail aan de leidinggevende en de opvolger is opgesteld voordat een ander antwoord veranderde, en zou iets vertellen dat niet klopt. Beantwoord “Bericht” opnieuw.',
  },
}
