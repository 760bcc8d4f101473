/**
 * Appendix 3: what the standard Ofsted data set covers, as headings only. The year runs from 1 April to 31 March; a
 * "day" item is read on 31 March, a "year" item counts the whole year. The national return kept the first group
 * after 2019; the second was last published for 2018-19, and a service that wants it collects it itself.
 */
export type OfstedHeading = {
  title: string
  read: 'day' | 'year'
  nationally: 'still returned' | 'last published 2018-19'
}

export const ofstedDataSet: readonly OfstedHeading[] = [
  { title: 'Approved households and the care they offer', read: 'day', nationally: 'still returned' },
  { title: 'Places: approved, filled, free, not available and why', read: 'day', nationally: 'still returned' },
  { title: 'Foster carers: number, age, training standards', read: 'day', nationally: 'still returned' },
  { title: 'Protected and personal characteristics of carers, added up', read: 'day', nationally: 'still returned' },
  { title: 'Enquiries, applications and their outcomes', read: 'year', nationally: 'still returned' },
  { title: 'Approvals that ended, and why', read: 'year', nationally: 'still returned' },
  { title: 'Children and young people placed', read: 'day', nationally: 'last published 2018-19' },
  {
    title: 'Children missing from foster care, and return conversations',
    read: 'year',
    nationally: 'last published 2018-19',
  },
  { title: 'Unplanned endings, moves on and staying put', read: 'year', nationally: 'last published 2018-19' },
  { title: 'Brothers and sisters placed as planned', read: 'year', nationally: 'last published 2018-19' },
  { title: 'Allegations, their outcomes and how long they took', read: 'year', nationally: 'last published 2018-19' },
  { title: 'Physical restraint', read: 'year', nationally: 'last published 2018-19' },
  { title: 'Complaints, by who made them', read: 'year', nationally: 'last published 2018-19' },
  { title: 'Exemptions from the usual fostering limit', read: 'year', nationally: 'last published 2018-19' },
]
