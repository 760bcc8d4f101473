/** Decisions of a child's review in the invented service, and how far each is half-way to the next one; none with a name. */
export const decided = [
  { words: 'Time with brothers and sisters once a month, written down', stands: 'done' },
  { words: 'Life story work begins', stands: 'on_the_way' },
  { words: 'What the carers may decide themselves is in writing', stands: 'stuck' },
  { words: 'A place at the swimming club', stands: 'done' },
  { words: 'Dentist and optician within six weeks', stands: 'done' },
  { words: 'School looks at maths support with the carers', stands: 'on_the_way' },
  { words: 'A worker who stays is named', stands: 'stuck' },
  { words: 'Respite weekends', stands: 'not_right' },
]

/** What makes a home feel strained. */
export const strains = [
  'Nights are broken, and nobody has come back about it.',
  'The carers have asked for a break and wait for an answer.',
  'Arguments about the telephone every evening.',
]
