/** Why the OneDrive cannot be copied: words of the rule `copyFits`. */
export const copyFitsTexts = {
  en: {
    oneDriveTooMany:
      'The OneDrive cannot be copied: that would take more than {most, number} separate copies. Give access instead.',
    oneDriveMissing:
      'The OneDrive cannot be copied: {name} has none yet. Ask {name} to open OneDrive once, choose somebody else, or give access instead.',
    oneDriveFull:
      'The OneDrive cannot be copied: it takes {needed, number, ::.#} GB, and {name} has {free, number, ::.#} GB free. Make room, choose somebody else, or give access instead.',
  },
  nl: {
    oneDriveTooMany:
      'De OneDrive kan niet worden gekopieerd: daar zijn meer dan {most, number} losse kopieën voor nodig. Geef liever toegang.',
    oneDriveMissing:
      'De OneDrive kan niet worden gekopieerd: {name} heeft er nog geen. Vraag {name} om OneDrive één keer te openen, kies iemand anders, of geef toegang.',
    oneDriveFull:
      'De OneDrive kan niet worden gekopieerd: dat vraagt {needed, number, ::.#} GB en {name} heeft {free, number, ::.#} GB vrij. Maak ruimte, kies iemand anders, of geef toegang.',
  },
}
