import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { addWorkingDays, londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { type ChildsWords, daysOf, type HearingDays, toHear } from './heard.ts'
import { listChildsWordsToHear } from './queries/heard.ts'
import { settings } from './settings.ts'
import { coversForIro, kindNames, type Voice } from './voice.ts'
import type { Tx } from '#platform/sql/index.ts'
import { listLooksOfTeam, listToAsk, listWaitingVoices } from './queries/list.ts'
import { whoInWords } from './words.ts'

const most = 50

/** What waits for this person: to ask, to hear, to look at today, to read and to answer. */
export async function listVoiceWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  const days = await readSettings(tx, today, settings)
  const answerDue = days['voices.answer_due']
  const gathering = await listToAsk(tx, actor, { gone, size: most })
  const worries = await listWaitingVoices(tx, 'worries', actor, most)
  const given = actor.duties.has('hold_voices') ? await listWaitingVoices(tx, 'to_answer', actor, most) : []
  return [
    ...worries
      .filter((voice) => actor.duties.has('hold_voices') || isTheirs(voice.gathererId, actor))
      .map((voice) => worryItem(voice, today)),
    ...(await listLooksOfTeam(tx)).map(({ ref, householdId }) => lookItem(ref, householdId, today)),
    ...gathering.map((voice) => gatherItem(voice, actor)),
    ...given.filter(({ toReadToday }) => !toReadToday).map((voice) => answerItem(voice, answerDue)),
    ...(await listChildsWordsToHear(tx, actor, most)).flatMap((said) => heardItem(said, days)),
  ]
}

const isTheirs = (id: number | null, actor: Actor): boolean => id !== null && actor.actsFor.includes(id)

/** Where the speaker has no Independent Reviewing Officer, their team manager sees to it with Quality Assurance and Partnerships. */
function lookItem(ref: string, householdId: number, today: Temporal.PlainDate): WorkItem {
  return {
    what: `See to it today that somebody reads what was said about household H-${householdId}`,
    why: 'Something in it is to be looked at today, by you and Quality Assurance and Partnerships',
    href: `/voices/${ref}`,
    dueOn: today,
    group: 'mine',
  }
}

function worryItem(voice: Voice, today: Temporal.PlainDate): WorkItem {
  return {
    what: voice.childId
      ? `Read today, and answer, what ${theChild(voice)} said`
      : `Read today what somebody said about household H-${voice.householdId}`,
    why: 'Something in it is to be read today. Then write what happened next.',
    href: `/voices/${voice.ref}`,
    dueOn: today,
    group: 'mine',
    alert: true,
  }
}

function gatherItem(voice: Voice, actor: Actor): WorkItem {
  const base = {
    href: `/voices/${voice.ref}`,
    dueOn: voice.dueOn,
    group: 'mine',
    why: `${whyTheirs(voice, actor)}${voice.linkEnded ? '. Their link does not open any more: make a new one, or ask them in another way' : ''}`,
  } as const
  if (coversForIro(voice, actor)) return { ...base, what: `Child C-${voice.childId} is to be asked what they think` }
  if (voice.besideId !== null) return { ...base, what: `Ask ${theChild(voice)} what they see` }
  if (voice.kind === 'child') return { ...base, what: `Ask ${theChild(voice)} what they think` }
  if (voice.kind === 'worker')
    return { ...base, what: `Say how the audit of household H-${voice.householdId} was for you` }
  return { ...base, what: `Ask ${whom(voice)} of household H-${voice.householdId} what they think (${voice.ref})` }
}

function whyTheirs(voice: Voice, actor: Actor): string {
  if (!isTheirs(voice.gathererId, actor)) return 'Nobody is there to ask them'
  if (voice.kind === 'worker') return 'You took part in it'
  if (coversForIro(voice, actor))
    return `You cover for ${voice.gatherer ?? 'their IRO'}: you see that the child is to be asked, never the words. Quality Assurance and Partnerships can hand the child over to you by name`
  const part = voice.kind === 'child' ? 'their IRO' : 'the reviewing officer'
  return voice.gathererId === actor.id ? `You are ${part}` : `You cover for ${part}`
}

/** "child C-1010", "young adult C-1010". */
const theChild = (voice: Voice): string => {
  const who = whoInWords(voice)
  return who.charAt(0).toLowerCase() + who.slice(1)
}

const whom = (voice: Voice): string =>
  voice.kind === 'carer' ? 'the foster carer' : `the ${kindNames[voice.kind].toLowerCase()}`

function answerItem(voice: Voice, within: number): WorkItem {
  return {
    what:
      voice.besideId === null
        ? `Read and answer what ${theChild(voice)} said`
        : `Read what somebody sees of child C-${voice.childId}, and say what follows`,
    why: 'Children’s feedback comes to Quality Assurance and Partnerships',
    href: `/voices/${voice.ref}`,
    dueOn: voice.givenAt ? addWorkingDays(londonDate(voice.givenAt), within) : null,
    group: 'mine',
  }
}

/** What a child said on a visit: first to be read, then, by the quality team, answered. */
function heardItem(said: ChildsWords, days: HearingDays): WorkItem[] {
  const [first] = toHear(said)
  const due = daysOf(said, days)
  const item = { href: `/voices/heard/${said.id}`, group: 'mine' } as const
  if (first)
    return [
      {
        ...item,
        what: `Read what child C-${said.childId} said on a visit`,
        why:
          first === 'quality' ? 'What children say comes to Quality Assurance and Partnerships' : 'You are their IRO',
        dueOn: due.heard,
      },
    ]
  if (!said.isQuality || said.toldAt !== null || said.words === '') return []
  const what = `Tell child C-${said.childId} what came of what they said on a visit`
  return [
    {
      ...item,
      what,
      why: 'They hear it from whoever can tell them best; you write what they were told',
      dueOn: due.told,
    },
  ]
}
