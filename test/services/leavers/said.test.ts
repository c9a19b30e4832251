import { strict as assert } from 'node:assert'
import { readTable } from '../../../services/leavers/readTable'
import { saidIn, type Said } from '../../../services/leavers/said'
import { areAlike } from '../../../services/leavers/names'

function rowsOf(text: string): readonly Said[] {
  const read = readTable(Buffer.from(text))
  assert.ok(read.ok)
  const said = saidIn(read.table, 'Europe/Amsterdam')
  assert.ok(said.ok)
  return said.said.rows
}

/** What the only row of a list says. */
function only(text: string): string {
  const [row, ...others] = rowsOf(text)
  assert.ok(row !== undefined && others.length === 0)
  const keys = [row.numbers, row.addresses, row.accounts, row.objectIds, row.names.slice(0, 1)].flat()
  const days = row.days.map(({ read }) => (read.kind === 'day' ? read.day : read.kind))
  return [...keys, ...days, ...(row.doubt === undefined ? [] : [row.doubt])].join(' | ')
}

describe('A row of a list', () => {
  for (const [system, text, says] of [
    [
      'AFAS Profit',
      'Medewerker;Roepnaam;Voorvoegsel;Geboortenaam;Email_werk;UPN;Datum_uit_dienst;Einddatum_contract;Type_contract\n1006;Jan;de;Vries;;jan@x.nl;2026-12-31;2026-11-30;O',
      '1006 | jan@x.nl | Jan de Vries | 2026-12-31',
    ],
    [
      'Visma Raet',
      '[Personeelsnummer];[Roepnaam];[Tussenvoegsel];[Eigen naam];[Begindatum];[Einddatum];[Soort contract omschrijving]\n0001006  ;Jan  ;de ;Vries ;20200101;20261231;Bepaald',
      '0001006 | Jan de Vries',
    ],
    [
      'Raet Beaufort',
      'knownAs;lastNameAtBirthPrefix;lastNameAtBirth;partnerName;EndDate\nJan;de;Vries;;2026-12-31',
      'Jan de Vries | 2026-12-31',
    ],
    [
      'Exact Synergy',
      'naam_Roepnaam;naam_Voorvoegsels;naam_Achternaam;contract_DatumUitDienst;leidinggevende_Strooknummer\nJan;de;Vries;1-2-2027;7',
      'Jan de Vries | 2027-02-01',
    ],
    [
      'Nmbrs',
      'EmployeeNumber,NickName,Prefix,LastName,EmailWork,EndDate\n1006,Jan,de,Vries,jan@x.nl,2026-12-31',
      '1006 | jan@x.nl | Jan de Vries | 2026-12-31',
    ],
    ['ADP', 'PayrollFileNumber,TerminationDate,ReportsTo.WorkerID\n1006,2026-12-31,7', '1006 | 2026-12-31'],
    [
      'Workday',
      'Employee ID,Worker,Termination Date,Last Day of Work,Pay Through Date,Primary Termination Reason\n1006,Jan de Vries,2026-12-31,,2027-01-31,Voluntary > Other',
      '1006 | Jan de Vries | 2026-12-31',
    ],
    ['SAP', 'PersNo;FirstName;LastName;Leaving\n1006;Jan;de Vries;31.12.2026', '1006 | Jan de Vries | 2026-12-31'],
    ['SuccessFactors', 'userId,endDate\n1006,2026-12-31', '1006 | 2026-12-31'],
    [
      'BambooHR',
      'workEmail,preferredName,lastName,terminationDate\njan@x.nl,Jan,de Vries,0000-00-00',
      'jan@x.nl | Jan de Vries | noDay',
    ],
    [
      'Personio in German',
      'Personalnummer;Vorname;Nachname;Austrittsdatum;Vertragsende\n1006;Jan;de Vries;01.02.2027;31.12.2027',
      '1006 | Jan de Vries | 2027-02-01',
    ],
    ['Personio', 'email,employment_end_date\njan@x.nl,2026-12-31', 'jan@x.nl | 2026-12-31'],
    [
      'UKG',
      'EmployeeIdentifier,TerminationDate,LastDayWorked,PaidThroughDate\n1006,2026-12-31,2026-12-24,2027-01-31',
      '1006 | 2026-12-31 | 2026-12-24',
    ],
    [
      'ServiceNow',
      'u_type,name,u_last_working_day,u_manager\njoiner,Jan de Vries,2026-12-31,Petra',
      'Jan de Vries | 2026-12-31 | staysOrComes',
    ],
    [
      'Entra’s deletion in bulk',
      'version:v1.0\nUser name [userPrincipalName] Required\nExample: chris@contoso.com\njan@x.nl',
      'jan@x.nl',
    ],
    [
      'Entra’s users',
      'userPrincipalName,displayName,surname,mail,id,userType,accountEnabled\njan@x.nl,=Jan,,,,Member,True',
      'jan@x.nl | =Jan | everybody',
    ],
    [
      'the admin centre',
      'Display name,DirSyncEnabled,User principal name,Object Id,Block credential\nJan,False,jan@x.nl,,False',
      'jan@x.nl | Jan | everybody',
    ],
    ['ADManager Plus', 'sAMAccountName,givenName,sn,OUName\njdevries,Jan,de Vries,x', 'jdevries | Jan de Vries'],
    [
      'a script',
      'UserPrincipalName,TerminationDate,ManagerUPN,ConvertMailbox\njan@x.nl,2026-12-31,petra@x.nl,true',
      'jan@x.nl | 2026-12-31',
    ],
    ['addresses alone', '\njan@x.nl\n', 'jan@x.nl'],
    [
      'a sheet of one’s own, under its title',
      'Uitstroom december\n\nPers.nr.;Medewerker;Uit dienst per\n1006;Vries, J. (Jan) de;1-1-2027',
      '1006 | Jan de Vries | 2027-01-01',
    ],
  ] as const)
    it(`as ${system} writes it`, () => {
      assert.equal(only(text), says)
    })

  for (const column of [
    'Einddatum contract',
    'Contract end date',
    'Vertragsende',
    'Begindatum',
    'Hire date',
    'Eintrittsdatum',
    'Geboortedatum',
    'Birthday',
    'Pay Through Date',
  ])
    it(`has no day of leaving under “${column}”`, () => {
      assert.equal(only(`Naam;${column}\nJan de Vries;31-12-2026`), 'Jan de Vries')
    })

  it('says nothing of a file in which no column is known', () => {
    const read = readTable(Buffer.from('Kleur;Maat\nrood;XL'))
    assert.deepEqual(read.ok && saidIn(read.table, 'Europe/Amsterdam'), { ok: false, why: 'noColumns' })
  })

  it('knows a name in whatever order it stands, and no other', () => {
    for (const name of ['de Vries, Jan', 'Jan de Vries', 'VRIES JAN DE', 'Vries-de, Jan'])
      assert.ok(areAlike(name, 'Jan de Vries'), name)
    for (const name of ['Jan Vries', 'Jan de Vries-Bakker', 'J. de Vries', ''])
      assert.ok(!areAlike(name, 'Jan de Vries'), name)
    const names = rowsOf(
      'Roepnaam;Voorvoegsel;Geboortenaam;Voorvoegsel_partner;Geboortenaam_partner\nEva;;Willems;de;Boer',
    )[0]?.names
    assert.deepEqual(names, ['Eva Willems', 'Eva de Boer', 'Eva de Boer-Willems', 'Eva Willems-de Boer'])
  })
})
