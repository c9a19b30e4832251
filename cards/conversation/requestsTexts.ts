import { defineTexts } from '../texts'

export const requestsTexts = defineTexts('requests', {
  en: {
    title: 'Exactly what is sent for {name}',
    page: 'Page {page, number} of {pages, number}',
    earlier: 'Previous page',
    later: 'Next page',
    back: 'Back',
  },
  nl: {
    title: 'Precies wat er voor {name} wordt verstuurd',
    page: 'Pagina {page, number} van {pages, number}',
    earlier: 'Vorige pagina',
    later: 'Volgende pagina',
    back: 'Terug',
  },
})
