/** Section 2: the values that the service works by, each with the clause under which the product keeps it. */
export type Value = { clause: string; says: string }

export const values: readonly Value[] = [
  { clause: '2.1', says: 'What keeps a child safe and well comes before everything else.' },
  { clause: '2.1', says: 'A child should enjoy childhood, be well parented and taught, and grow up ready for life.' },
  { clause: '2.1', says: 'A child should grow up loved, in a home that can give what they need.' },
  { clause: '2.2', says: 'Every child is heard, and what they say counts.' },
  { clause: '2.3', says: 'Every child is an individual, and is helped to know and value who they are.' },
  { clause: '2.3', says: 'What a disabled child, or a child with complex needs, requires is seen and acted on.' },
  {
    clause: '2.4',
    says: 'Parents, brothers and sisters, grandparents and others who matter stay part of a child’s life.',
  },
  {
    clause: '2.5',
    says: 'A child in foster care lives an ordinary family life, with no more rules than a good parent would set.',
  },
  { clause: '2.6', says: 'What a child has with their carer is central, and the carer is one of the team.' },
  { clause: '2.6', says: 'Carers are told everything they need to know about the child.' },
  { clause: '2.7', says: 'Carers get the support and the learning that good care takes.' },
  { clause: '2.8', says: 'Everyone who works for a child works together.' },
]
