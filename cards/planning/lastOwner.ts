/** Which groups would lose their last owner: words of the rule `lastOwner`, and how groups are listed. */
export const lastOwnerTexts = {
  en: {
    groupsWithoutOwner:
      'The account cannot be deleted: {count, plural, one {this group would lose its} other {these groups would lose their}} last owner: {groups}. Choose a successor, or keep the account.',
    group: '{text}',
    moreGroups: '{count, number} more',
  },
  nl: {
    groupsWithoutOwner:
      'Het account kan niet worden verwijderd: {count, plural, one {deze groep zou de laatste eigenaar} other {deze groepen zouden hun laatste eigenaar}} verliezen: {groups}. Kies een opvolger, of houd het account.',
    group: '{text}',
    moreGroups: 'nog {count, number}',
  },
}
