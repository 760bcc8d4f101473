import type { InstrumentKey } from './instruments.ts'

/**
 * What we do not know yet of the law, and what is awaited: as we stood on the day below. A service is given these once and keeps them
 * itself from then on (`law`).
 */
export type Watched = {
  key: string
  title: string
  standing: 'unread' | 'guessed' | 'awaited'
  says: string
  changes: string
  /** Since when it holds, where it does. */
  from?: { on: string; known: 'read' | 'named' | 'guessed' }
  /** The edition of which it speaks: one whose text nobody has read, or whose day is a guess, has its line here. */
  edition?: `${InstrumentKey} ${string}`
}

export const lookedOn = '2026-11-25'

export const watched: readonly Watched[] = [
  {
    ...{ key: 'working-together-2026', edition: 'WT 2026', standing: 'unread' },
    title: 'Working Together to Safeguard Children 2026',
    says: 'It has replaced the edition of 2023. Several safeguarding partnerships name it and say what is new; we could not read it. It came out on 19 March 2026 or soon after: we know the day on which the file was put up, not the day of publication.',
    changes:
      'Read it, and look again at what the tool says of the designated officer and of notifying serious harm. Children in care are within local safeguarding arrangements; there is more on racism, sexual abuse, domestic abuse and babies.',
    from: { on: '2026-03-19', known: 'guessed' },
  },
  {
    ...{ key: 'ilacs-2026', edition: 'ILACS 2026', standing: 'unread' },
    title: 'Ofsted’s framework for inspecting councils, April 2026',
    says: 'Since April 2026 a council gets no one grade for everything. Its four areas keep four grades. Announced by Ofsted on 27 November 2025; the text of the edition could not be read.',
    changes: 'The words beside each grade are our own. Hold them against the new text once somebody has read it.',
    from: { on: '2026-04-01', known: 'guessed' },
  },
  {
    ...{ key: 'ilacs-2023', edition: 'ILACS 2023', standing: 'guessed' },
    title: 'Care leavers as an inspection area of their own',
    says: 'Named by Ofsted for January 2023; the day within that month is a guess.',
    changes: 'Only whether an audit of that month is read by three areas or by four.',
    from: { on: '2023-01-01', known: 'guessed' },
  },
  {
    ...{ key: 'kinship-guidance-2024', edition: 'KIN 2024', standing: 'unread' },
    title: 'Kinship care: statutory guidance, October 2024',
    says: 'It replaced Family and Friends Care of 2011 on 11 October 2024, as lawyers and the kinship charity write. We have not read it.',
    changes:
      'What is asked of a kinship household rests on it: how carers are helped to reach the standards, and that they are looked at differently.',
    from: { on: '2024-10-11', known: 'named' },
  },
  {
    ...{ key: 'kinship-guidance-2011', edition: 'KIN 2011', standing: 'guessed' },
    title: 'Family and Friends Care, 2011',
    says: 'The guidance before that of 2024. That it held since 1 April 2011, with the regulations, is a guess.',
    changes: 'Nothing for audits of today.',
    from: { on: '2011-04-01', known: 'guessed' },
  },
  {
    ...{ key: 'working-together-2023', edition: 'WT 2023', standing: 'unread' },
    title: 'Working Together to Safeguard Children 2018 and 2023',
    says: 'Audits of earlier years are read by them. We know their days and what councils quote of them, not their text.',
    changes: 'No paragraph of theirs is cited.',
    from: { on: '2023-12-15', known: 'named' },
  },
  {
    ...{ key: 'iro-handbook', edition: 'IRO Handbook 2010', standing: 'unread' },
    title: 'The IRO Handbook',
    says: 'We know it as others quote it, its section on settling disagreements above all.',
    changes: 'No paragraph of it is cited until somebody has read it.',
    from: { on: '2011-04-01', known: 'read' },
  },
  {
    ...{ key: 'data-act-2025', edition: 'DUAA 2025', standing: 'unread' },
    title: 'Data (Use and Access) Act 2025',
    says: 'We have read the order that brought some sections in on 5 February 2026, among them those on decisions without a person and on children. That a complaint must be answered with “it came” within 30 days holds since 19 June 2026, as lawyers write. The Act itself we have not read.',
    changes:
      'Hearth suggests a grade and never gives one: a person decides. The privacy page says how to complain, and by when there is an answer.',
    from: { on: '2026-06-19', known: 'named' },
  },
  {
    ...{ key: 'fostering-regulations-text', standing: 'unread' },
    title: 'Fostering regulations 22 to 36 and their schedules, as they stand today',
    says: 'The list of contents has been read, with every number and heading, and regulations 29 and 32. The present words of the rest, regulation 28 among them, could not be.',
    changes:
      'Limits and questions rest on their headings and on what councils and fostering bodies quote. Somebody should hold regulation 28 and schedule 3 against the tool.',
  },
  {
    ...{ key: 'care-planning-text', standing: 'unread' },
    title: 'Care planning regulations 14, 22B, 23, 29 and schedule 2',
    says: 'Their headings have been read, their words have not. The published text says that changes have been made that are not worked into it yet.',
    changes:
      'The six working days outside a carer’s terms, seeing the child alone and who decides what rest on them. Read them, and the outstanding changes.',
  },
  {
    ...{ key: 'standards-28', standing: 'unread' },
    title: 'National Minimum Standards 27 and 28',
    says: 'Their titles and words were not found where the other standards were read.',
    changes: 'The question about payments names the standards, and no number.',
  },
  {
    ...{ key: 'abuse-reporting', standing: 'unread' },
    title: 'The duty to report child sexual abuse',
    says: 'The Crime and Policing Bill was before the Lords in February 2026. Whether it is law, and from when, we could not find out.',
    changes:
      'Once in force, whoever was told must report it themselves, as soon as practicable. The alert would ask to whom, by whom, when and under which number it was reported.',
  },
  {
    ...{ key: 'wellbeing-act-stages', standing: 'awaited' },
    title: 'The rest of the Children’s Wellbeing and Schools Act 2026',
    says: 'In force since 29 June 2026: section 5 (the kinship local offer) and 22, 31, 36, 51, 55, 56, 58 to 61. The rest of Part 1 waits for regulations: family group decision making, multi-agency teams, sharing information and the identifier, corporate parenting of other bodies, staying close, deprivation of liberty, oversight of providers. We found none.',
    changes:
      'Each day that is set gets its entry here. An identifier for children stays empty and is no key. Deprivation of liberty would get its question; corporate parenting its partners.',
  },
  {
    ...{ key: 'renewing-fostering', standing: 'awaited' },
    title: 'What becomes of “Renewing fostering”',
    says: 'The department asked until spring 2026: no panel at a first approval, guidance on allegations and on standards of care, a register, checks. No answer, no new standards, no new guidance and no regulations were found.',
    changes:
      'New standards would be a new edition; the panel may become optional; who decides what for a child day to day would be asked child by child.',
  },
  {
    ...{ key: 'inspection-2027', standing: 'awaited' },
    title: 'Ofsted’s renewed framework for children and families services, 2027',
    says: 'Announced for 2027, with a consultation in 2026 of which no text was found. The five grades of the school report card are for schools, nurseries and colleges only.',
    changes: 'Other areas, and perhaps another scale. Grades of an old and a new scale are not compared.',
  },
  {
    ...{ key: 'agencies-framework', standing: 'awaited' },
    title: 'Inspection of fostering agencies without an overall grade',
    says: 'Ofsted said that the one grade goes “across all remits”; no day for agencies was found. The newest text that could be read is of October 2024.',
    changes:
      'Only for a service that inspects or buys from agencies: the limit that we borrowed from that framework (L2) would stand alone.',
  },
  {
    ...{ key: 'advocacy-standards', standing: 'awaited' },
    title: 'National standards for advocacy',
    says: 'The department asked until December 2023; a final text with a day was not found.',
    changes: 'Whether an advocate was offered, and one who speaks for a child who cannot ask, is asked already.',
  },
]
