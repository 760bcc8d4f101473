/** What a form answers when it is not taken as the walk fills it in, and why that is right. Any other refusal is a fault. */
export type Refusal = { says: RegExp; because: string }

export const notTaken: Readonly<Record<string, Refusal>> = {
  'POST /sign-in': {
    says: /do not go together|too many tries/,
    because: 'Nobody has the address and the password that are made up.',
  },
  'POST /sign-in/recovery-code': {
    says: /do not go together|too many tries/,
    because: 'The same of the recovery code.',
  },
  'POST /actions': {
    says: /Choose who it is for/,
    because: 'Words that were kept when a session ended come back as they were: unfinished.',
  },
  'POST /trail': {
    says: /last day must not be before the first/,
    because: 'The walk takes a day ahead for where something begins, and today for where it ends.',
  },
  'POST /observations': {
    says: /needs time to ask the family/,
    because: 'The walk plans for today; the worker has three working days to ask the family.',
  },
  'POST /exemptions/:ref/hand-over/:part': {
    says: /Choose who takes it over/,
    because: 'One person alone decides here, and nobody else may.',
  },
  'POST /complaints/:ref/hand-over/:part': {
    says: /Choose who takes it over/,
    because: 'One person alone keeps complaints here, and nobody else may.',
  },
  'POST /complaints': {
    says: /There is no such household/,
    because: 'The household that the walk makes up is nobody’s.',
  },
  'POST /escalations': {
    says: /nothing of it is written here|No child of this number/,
    because: 'What may be an allegation is not written there; and the child that the walk makes up is nobody’s.',
  },
  'POST /escalations/:ref/next-stage': {
    says: /It has been at this stage already/,
    because: 'The first that is offered is a stage that it may have been at; no stage is gone back to.',
  },
  'POST /engagement': {
    says: /feeling safe is wrong: choose yes/,
    because: 'Whoever does not feel safe is acted on today; the walk chooses the last of everything.',
  },
  'POST /engagement/:note/change': {
    says: /feeling safe is wrong: choose yes/,
    because: 'Whoever does not feel safe is acted on today; the walk chooses the last of everything.',
  },
  'POST /exemptions': {
    says: /There is no such household|is in another team|This is open already|By the register/,
    because: 'The household that the walk makes up is nobody’s, or has one open already.',
  },
  'POST /concerns': {
    says: /There is no such household/,
    because: 'The same: what was said about a home is written down of a household that is there.',
  },
  'POST /programme': {
    says: /There is no such household|Choose whose day it is/,
    because: 'The household that the walk makes up is nobody’s.',
  },
  ...Object.fromEntries(
    ['/calendar/lines/:slot/draft', '/calendar/years/:year/lines'].map((path) => [
      `POST ${path}`,
      {
        says: /This day is not in this year/,
        because: 'The year that is still a draft is the next one: no day of this year is one of it.',
      },
    ]),
  ),
  'POST /calendar/changes/:change/answer': {
    says: /This was done meanwhile/,
    because: 'What the walk is asked to excuse was done already.',
  },
  'POST /law-watch': {
    says: /Say how you know this day/,
    because: 'Where the walk gives a day and leaves “No day is known”, one of the two is wrong.',
  },
  'POST /law-watch/:entry': {
    says: /Say how you know this day|This day has not come yet/,
    because: 'The same; and nobody looked on a day that has not come.',
  },
  'POST /what-we-know/written': {
    says: /Say to which of the nine questions it speaks/,
    because: 'Where the walk ticks nothing, it speaks to no question: it may be kept as a draft, and does not count.',
  },
  'POST /voices/:ref/opening': {
    says: /Ask first whoever has read it/,
    because: 'A child’s words are opened only by saying that nobody who read them can be reached.',
  },
  'POST /records/merging': {
    says: /No (child|carer|household) has this reference/,
    because: 'The references that the walk makes up are nobody’s.',
  },
  'POST /corrections': {
    says: /Somebody has said so already/,
    because: 'One question at a time is open about one thing, and one is.',
  },
  'POST /corrections/:ref/erasure': {
    says: /Tick each line/,
    because: 'Nothing is erased before somebody has said, line by line, that nothing stands against it.',
  },
  'POST /corrections/:ref/decision': {
    says: /Nothing has been done yet|nothing with this reference|Nothing has been said there|Write the reference|Write whose it is/,
    because: 'What will happen is said first, and asked once more; the references that the walk makes up are nobody’s.',
  },
  'POST /sample/:draw/swap': {
    says: /must be decided first/,
    because:
      'An alert is open on the household that was drawn; the trouble may not be named on a list that others read.',
  },
  'POST /imports/:id/commitment': {
    says: /rows with errors are to be left out/,
    because: 'Rows with errors are left out only by saying so.',
  },
  'POST /audits/:ref/sections/:section': {
    says: /is no day\. Give a real date/,
    because: 'The day of a visit is typed into one field, and the walk types words there.',
  },
  'POST /audits/:ref/grade-correction': {
    says: /tick the box that says so/,
    because: 'A grade that neither of the two gave is given only by saying that it is meant.',
  },
  'POST /audits/:ref/sections/:section/:child': {
    says: /when and how the child said yes/,
    because: 'A child’s words are kept in the audit only with the day and the way in which the child said yes.',
  },
  'POST /audits/:ref/review-date': {
    says: /planned for that day already/,
    because: 'The page shows the day that is planned; sent as it is, nothing would move.',
  },
  ...Object.fromEntries(
    ['held-review', 'period-correction'].map((noun) => [
      `POST /audits/:ref/${noun}`,
      {
        says: /what is recorded already/,
        because: 'The page shows what is recorded; sent as it is, nothing would be corrected.',
      },
    ]),
  ),
  ...Object.fromEntries(
    ['audits', 'observations', 'programme', 'exemptions', 'complaints', 'escalations', 'concerns'].map((stream) => [
      `POST /${stream}/:ref/who-knows`,
      {
        says: /say that you mean it|Choose who is to know of it/,
        because: 'What one person cannot undo is not done without saying that it is meant.',
      },
    ]),
  ),
  'POST /concerns/:ref/hand-over/:part': {
    says: /does not know of it/,
    because: 'Whoever is not on its list is put on it first, by whoever keeps it.',
  },
  'POST /not-proposed': {
    says: /There is no such household/,
    because: 'The walk knows no household by its reference: sampling/not-proposed.test.ts',
  },
  'POST /people/:id/details': {
    says: /own line manager|another administrator changes it/,
    because:
      'The last of the list of managers is managed by the person themselves; an administrator cannot change their own number.',
  },
}

/** Forms that the walk does not meet, and where they are tried. */
export const notMet: Readonly<Record<string, string>> = {
  'POST /sign-in/code': 'the second half of signing in, behind the first: people/sign-in-pages.test.ts',
  'POST /sign-in/password': 'the last step behind a recovery code: people/browsers.test.ts',
  'POST /invitations/:token/authenticator': 'behind a password that was chosen: people/invitations.test.ts',
  'POST /your-account/password':
    'shown to those who sign in with one, so not in the demonstration: people/sign-in-pages.test.ts',
  'POST /your-account/recovery-codes': 'the same: people/sign-in-pages.test.ts',
  'POST /your-account/browsers/forgetting': 'the same: people/browsers.test.ts',
  'POST /say/visit/:visit/now/words':
    'on the page that follows "tell someone now", where it is undone: voices/visits.test.ts',
  'POST /say/visit/:visit/:step/more':
    'shown after an answer that calls for words, which the walk does not choose: voices/visits.test.ts, journeys/a-childs-voice.test.ts',
  ...Object.fromEntries(
    ['notes', 'notes/settled', 'notes/taken-back'].map((noun) => [
      `POST /audits/:ref/${noun}`,
      'between the auditor and the worker of one audit: audits/asides.test.ts',
    ]),
  ),
  ...Object.fromEntries(
    ['papers/letter', 'papers/summary'].map((noun) => [
      `POST /audits/:ref/${noun}`,
      'of an audit that is over, where nothing stands against it: papers/taken.test.ts, journeys/papers.test.ts',
    ]),
  ),
  'POST /audits/:ref/alert/told': 'an address of before, to which no form of today leads',
  'POST /audits/:ref/correction':
    'an address that names the answer: audits/way-back.test.ts, journeys/the-way-back.test.ts',
  'POST /observations/:ref/correction': 'the same of an observation',
  'POST /programme/:ref/correction': 'and of a leader’s day',
  'POST /exemptions/:ref/correction': 'and of an exemption',
  'POST /complaints/:ref/correction': 'and of a complaint',
  'POST /escalations/:ref/correction': 'and of an escalation',
  'POST /escalations/:ref/reopened': 'of one that a move ended: escalations/way.test.ts',
  'POST /escalations/:ref/sections/:section/:child': 'where a section is filled in child by child, which none is',
  'POST /complaints/:ref/reopened': 'of one that a move ended: complaints/way.test.ts',
  'POST /complaints/:ref/sections/:section/:child': 'where a section is filled in child by child, which none is',
  'POST /exemptions/:ref/alert': 'where a form asks for danger, which that of an exemption does not',
  'POST /exemptions/:ref/beginning':
    'begun in the moment in which it is written down; again once that was taken back: exemptions/way.test.ts',
  'POST /exemptions/found/:household/taking-back': 'shown of what was answered: exemptions/pages.test.ts',
  'POST /exemptions/:ref/over': 'nobody presses it: exemptions/way.test.ts',
  'POST /exemptions/:ref/recall': 'by whoever made the last move: exemptions/way.test.ts',
  'POST /exemptions/:ref/reopened': 'of one that a move ended: exemptions/way.test.ts',
  'POST /concerns/:ref/correction': 'and of a matter of concern',
  'POST /concerns/:ref/alert': 'where a form asks for danger, which that of a concern does not',
  'POST /programme/:ref/reopened': 'of a leader’s day that a move ended: way-back.property.test.ts',
  'POST /programme/:ref/told/:row/acknowledgement':
    'staff are told together, and nobody of them by name: evidence/clocks.test.ts',
  'POST /programme/:ref/alert': 'where a form asks for danger, which that of a leader’s day does not',
  'POST /programme/:ref/sections/:section/:child': 'where a section is filled in child by child, which none is',
  'POST /programme/:ref/hand-over/:part': 'nobody takes a leader’s place: whoever cannot come is excused',
  'POST /audits/:ref/recall': 'by whoever made the last move, which no audit of the walk has: audits/way-back.test.ts',
  'POST /audits/:ref/reopened': 'of an audit that a move ended, which none of the walk has: audits/way-back.test.ts',
  'POST /observations/:ref/reopened': 'of an observation that a move ended: way-back.property.test.ts',
  'POST /observations/:ref/no-answer':
    'shown once the day of the worker’s answer has passed: observations/rules.test.ts',
  'POST /calendar/years': 'not while another year is drawn or proposed, as in the walk: calendar/agreed-year.test.ts',
  'POST /imports/:id/answers': 'asked of files with two people under one reference: imports/routes.test.ts',
  'POST /imports/:id/blanks': 'shown where a file is blank and the register is not: imports/kept.test.ts',
  'POST /people/:id/parting': 'shown of a record that leads to another: people/merging.test.ts',
  'POST /records/:id/parting': 'shown of a record that leads to another: register/merging.test.ts',
  'POST /settings/:key/withdrawals/:day': 'shown where a change is still to come: home/settings.test.ts',
  'POST /voices/:ref/together': 'shown where two carers are asked for one audit: voices/both-carers.test.ts',
  'POST /voices/:ref/together/withdrawal': 'shown where both carers take part: voices/both-carers.test.ts',
  'POST /voices/:ref/observation/withdrawal':
    'shown where somebody else was asked beside a child: voices/opened-again.test.ts',
  'POST /tool/versions/:version/restoration': 'not while a draft is prepared, as in the walk: audits/put-back.test.ts',
}
