/**
 * What a column says of a person. `numberOrName`: a number in one system and a name in another. `leaves`: the day on which
 * somebody leaves. `ends`: an end that is that of a contract where the table has contracts. `contract`: that it has. `change`:
 * whether somebody comes, moves or goes. `everybody`: an export of all accounts has it. `contractEnds`: a contract does, and its
 * holder may stay. `notLeaving`: a day on which nobody leaves.
 */
export type Meaning =
  | 'number'
  | 'numberOrName'
  | 'address'
  | 'account'
  | 'objectId'
  | 'name'
  | 'given'
  | 'prefix'
  | 'family'
  | 'partnerPrefix'
  | 'partnerFamily'
  | 'leaves'
  | 'ends'
  | 'contract'
  | 'change'
  | 'everybody'
  | 'contractEnds'
  | 'notLeaving'

interface Source {
  /** The system that writes them, or the language of people's own sheets. */
  readonly of: string
  /** Its titles are Dutch or German, whose days come before their months. */
  readonly dayFirst?: true
  readonly columns: Readonly<Partial<Record<Meaning, readonly string[]>>>
}

/**
 * The columns of the systems that write lists of leavers, and of people's own sheets. How each is written counts by its letters
 * and digits only. Source: the systems' public documents and public mappings of them, November 2026.
 */
export const columnNames: readonly Source[] = [
  {
    of: 'sheets in Dutch',
    dayFirst: true,
    columns: {
      number: [
        'Personeelsnummer',
        'Personeelsnr',
        'Pers.nr.',
        'Persnr',
        'Medewerkernummer',
        'Medewerkernr',
        'Werknemernummer',
      ],
      numberOrName: ['Medewerker', 'Werknemer'],
      address: ['E-mailadres', 'E-mail adres', 'Mailadres', 'E-mail werk', 'Werkmail', 'Zakelijk e-mailadres'],
      account: ['Gebruikersnaam', 'Inlognaam', 'Accountnaam'],
      name: ['Naam', 'Volledige naam', 'Naam medewerker', 'Naam werknemer', 'Weergavenaam', 'Collega'],
      given: ['Voornaam', 'Roepnaam'],
      prefix: ['Tussenvoegsel', 'Tussenvoegsels', 'Voorvoegsel', 'Voorvoegsels', 'Tv'],
      family: ['Achternaam', 'Geboortenaam', 'Eigen naam'],
      partnerPrefix: ['Voorvoegsel partner', 'Tussenvoegsel partner'],
      partnerFamily: ['Partnernaam', 'Achternaam partner', 'Geboortenaam partner'],
      leaves: [
        'Uit dienst',
        'Uit dienst per',
        'Datum uit dienst',
        'Uitdienstdatum',
        'Uitdiensttreding',
        'Datum uitdiensttreding',
        'Einddatum dienstverband',
        'Einde dienstverband',
        'Vertrekdatum',
        'Datum vertrek',
        'Vertrekt op',
        'Laatste werkdag',
        'Laatste dag',
      ],
      ends: ['Einddatum'],
      contract: ['Soort contract', 'Type contract', 'Contract', 'Contractnummer', 'Soort contract omschrijving'],
      change: ['Mutatie', 'Soort mutatie', 'Type mutatie'],
      contractEnds: ['Einddatum contract', 'Einde contract', 'Contract tot', 'Contracteinde'],
      notLeaving: [
        'Begindatum',
        'Begindatum contract',
        'Ingangsdatum',
        'Startdatum',
        'In dienst',
        'In dienst per',
        'Datum in dienst',
        'Indiensttreding',
        'Geboortedatum',
      ],
    },
  },
  {
    of: 'sheets in English',
    columns: {
      number: ['Employee number', 'Employee no', 'Employee ID', 'Personnel number', 'Staff number', 'Payroll number'],
      numberOrName: ['Employee', 'Worker'],
      address: ['E-mail', 'Mail', 'Email address', 'E-mail address', 'Work email', 'Company email', 'Email work'],
      account: ['Username', 'User name', 'Login', 'Logon name', 'Account name'],
      objectId: ['Object ID', 'Entra object ID', 'AAD object ID'],
      name: ['Name', 'Full name', 'Employee name', 'Display name', 'Colleague'],
      given: ['First name', 'Given name', 'Preferred name', 'Known as', 'Nickname'],
      prefix: ['Prefix'],
      family: ['Last name', 'Surname', 'Family name', 'Last name at birth'],
      partnerFamily: ['Partner name'],
      leaves: [
        'Leave date',
        'Leaving date',
        'Date of leaving',
        'Leaves on',
        'Leaving on',
        'Departure date',
        'Termination date',
        'Date of termination',
        'Last day',
        'Last working day',
        'Last day of work',
        'Last day worked',
        'Employment end date',
      ],
      ends: ['End date'],
      contract: ['Contract type', 'Type of contract', 'Contract'],
      change: ['Change', 'Event', 'Joiner mover leaver', 'JML'],
      contractEnds: ['Contract end', 'Contract end date', 'End of contract'],
      notLeaving: [
        'Start date',
        'Hire date',
        'Hired',
        'Rehired',
        'Date of hire',
        'Join date',
        'Date of birth',
        'Birth date',
        'Birthday',
        'Pay through date',
        'Paid through date',
      ],
    },
  },
  {
    of: 'sheets in German',
    dayFirst: true,
    columns: {
      number: ['Personalnummer', 'Personalnr', 'Pers.-Nr.', 'Mitarbeiternummer'],
      numberOrName: ['Mitarbeiter', 'Mitarbeiterin'],
      address: ['E-Mail-Adresse', 'Mailadresse', 'E-Mail dienstlich'],
      account: ['Benutzername', 'Anmeldename'],
      name: ['Vollständiger Name', 'Anzeigename'],
      given: ['Vorname', 'Rufname'],
      family: ['Nachname', 'Familienname', 'Zuname'],
      leaves: ['Austritt', 'Austrittsdatum', 'Austritt am', 'Letzter Arbeitstag', 'Letzter Tag'],
      contract: ['Vertragsart', 'Vertragstyp'],
      change: ['Vorgang'],
      contractEnds: ['Vertragsende', 'Befristet bis'],
      notLeaving: ['Eintritt', 'Eintrittsdatum', 'Vertragsbeginn', 'Geburtsdatum'],
    },
  },
  {
    of: 'AFAS Profit',
    dayFirst: true,
    columns: {
      address: ['Email_werk', 'UPN'],
      leaves: ['Datum_uit_dienst', 'Laatste_werkdag'],
      contract: ['Type_contract'],
    },
  },
  {
    of: 'Exact Synergy',
    dayFirst: true,
    columns: {
      given: ['naam_Roepnaam'],
      prefix: ['naam_Voorvoegsels'],
      family: ['naam_Achternaam'],
      leaves: ['contract_DatumUitDienst'],
    },
  },
  { of: 'Raet Beaufort', columns: { prefix: ['lastNameAtBirthPrefix'] } },
  { of: 'ADP', columns: { number: ['PayrollFileNumber'] } },
  { of: 'SAP', columns: { number: ['PersNo'], leaves: ['Leaving'] } },
  { of: 'SAP SuccessFactors', columns: { number: ['userId'] } },
  { of: 'UKG', columns: { number: ['EmployeeIdentifier'], leaves: ['Terminated'] } },
  { of: 'ServiceNow', columns: { change: ['u_type'], leaves: ['u_last_working_day'] } },
  {
    of: 'Microsoft Entra and the admin centre',
    columns: {
      address: ['userPrincipalName', 'User principal name'],
      objectId: ['id'],
      everybody: ['accountEnabled', 'DirSyncEnabled', 'Block credential', 'Proxy addresses', 'userType'],
    },
  },
  { of: 'ADManager Plus', columns: { account: ['sAMAccountName'], family: ['sn'] } },
]
