/** That the OneDrive goes with the account: words of the rule `oneDriveGoes`. */
export const oneDriveGoesTexts = {
  en: {
    oneDriveGoes:
      'The OneDrive goes 30 days after the account is deleted, unless your organisation keeps it longer, and access to it ends then. What must stay is better copied.',
  },
  nl: {
    oneDriveGoes:
      'De OneDrive verdwijnt 30 dagen nadat het account is verwijderd, tenzij jullie hem langer bewaren, en de toegang dan ook. Kopieer liever wat moet blijven.',
  },
}
