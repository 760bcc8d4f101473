/** A way in which what is restricted would be told, made once in the test's own database. */
export type Mistake = {
  /** "an answer is read by everybody". */
  when: string
  make: (ask: Ask) => Promise<unknown>
  mend: (ask: Ask) => Promise<unknown>
  /** In which rows somebody finds it. */
  rows?: string
  /** At which addresses: `H` is the household, `A` the audit. None: its pages leave out by themselves what the policy would show. */
  pages?: readonly string[]
}
export type Ask = (statement: string) => Promise<{ rows: Record<string, string>[] }>

const everybody = (...tables: readonly string[]): Pick<Mistake, 'make' | 'mend'> => ({
  make: (ask) =>
    inTurn(tables, (table) =>
      ask(`create policy too_wide on ${table} for select to hearth_service, hearth_assigned using (true)`),
    ),
  mend: (ask) => inTurn(tables, (table) => ask(`drop policy too_wide on ${table}`)),
})

/** A function of the database that forgets one of its conditions. */
function forgetting(name: string, condition: string): Pick<Mistake, 'make' | 'mend'> {
  let right = ''
  return {
    make: async (ask) => {
      const { rows } = await ask(`select pg_get_functiondef('${name}'::regproc) as text`)
      right = rows[0]!['text']!
      if (!right.includes(condition)) throw new Error(`${name} has no “${condition}” that it could forget`)
      await ask(right.replace(condition, 'true'))
    },
    mend: (ask) => ask(right),
  }
}

async function inTurn(tables: readonly string[], work: (table: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await work(table)
}

/*
 * Actions, answers, moves and the trail are found in rows alone: no page asks for them but beside their piece or their household. A
 * restricted action names neither, its title is neutral, and what counts or lists actions leaves out every one that stands apart
 * (`notApart` in the month; households joined in the lists). So with its policy wide open the pages stay the same; only rows tell.
 */
export const mistakes: readonly Mistake[] = [
  {
    when: 'an audit is seen by everybody',
    ...everybody('pieces', 'audits'),
    rows: 'audits',
    pages: ['/audits', '/month', '/households/H', '/search?q=A', '/audits/A', '/audits/A/history', '/audits/A/print'],
  },
  { when: 'a visit is seen by everybody', ...everybody('pieces', 'observations'), rows: 'observations' },
  { when: 'a voice is seen by everybody', ...everybody('voices'), rows: 'voices', pages: ['/voices'] },
  { when: 'an action is seen by everybody', ...everybody('actions'), rows: 'actions' },
  { when: 'its words are seen by everybody', ...everybody('confidential_actions'), rows: 'confidential_actions' },
  { when: 'an answer is seen by everybody', ...everybody('answers'), rows: 'answers' },
  { when: 'a move is seen by everybody', ...everybody('moves'), rows: 'moves' },
  { when: 'a clock is seen by everybody', ...everybody('clocks'), rows: 'clocks' },
  { when: 'who was told is seen by everybody', ...everybody('told'), rows: 'told' },
  { when: 'who has it open is seen by everybody', ...everybody('presence'), rows: 'presence' },
  { when: 'who has a part in it is seen by everybody', ...everybody('piece_people'), rows: 'piece_people' },
  { when: 'its list is seen by everybody', ...everybody('need_to_know'), rows: 'need_to_know' },
  { when: 'what it said before is seen by everybody', ...everybody('history'), rows: 'history' },
  { when: 'what happened to it is seen by everybody', ...everybody('trail'), rows: 'trail' },
  {
    when: 'a line of the trail carries its household',
    make: (ask) =>
      ask(`insert into trail (at, kind, household_id, data)
        select now(), 'a matter', (select id from households order by id limit 1), '{}'`),
    mend: (ask) =>
      ask(
        `alter table trail disable trigger user; delete from trail where kind = 'a matter'; alter table trail enable trigger user`,
      ),
    rows: 'trail',
  },
  {
    when: 'the line of the household shows more than what its class leaves open',
    ...forgetting('visits_observed', `p.sight = 'worker'`),
    pages: ['/households/H'],
  },
  {
    when: 'the month counts it',
    ...forgetting('direct_visits', `p.sight = 'worker'`),
    pages: ['/month'],
  },
  {
    when: 'the rota counts it',
    ...forgetting('observation_rota', `n.piece_id < 1000000000`),
    pages: ['/observations/rota'],
  },
  {
    when: "a child's officer is an officer of it",
    ...forgetting('is_officer_in', 'a.id < 500000000'),
    rows: 'answers',
  },
]
