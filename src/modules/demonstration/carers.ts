import { type Day, workingDayFrom, yearsLater } from './days.ts'
import type { CarerType } from './households.ts'
import type { Random } from './random.ts'

export type Carer = {
  id: string
  position: 1 | 2
  name: string
  sex: 'F' | 'M'
  born: Day
  ethnicity: string
  disability: 'Y' | 'N' | 'U'
  /** Checks renewed on these days, oldest first; the last one before today counts. */
  checkedOn: readonly Day[]
  medicalOn: readonly Day[]
  standardsOn?: Day
}

const women =
  `Alison Amina Angharad Anita Beverley Bridget Carol Catherine Charlotte Dawn Denise Efua Eleanor Fatima Frances
  Gemma Gillian Grace Hazel Helen Ingrid Jacqueline Janet Jasmin Joanne Joyce Karen Kirsty Leanne Linda Lorraine Magda
  Mandeep Marcia Marion Maureen Naomi Nasreen Nicola Olwen Patience Paula Priya Rachel Rowena Ruth Sandra Sarita Sheila
  Susan Teresa Tracey Ursula Valerie Wendy Yvonne Zainab`.split(/\s+/)
const men =
  `Abdul Adrian Alan Alun Andrew Anthony Barry Bernard Brian Clive Colin Craig Darren David Dele Derek Edwin Gary
  Geoffrey Graham Harjit Howard Ian Jerome Karl Keith Kevin Leon Malcolm Marek Martin Mohammed Neil Nigel Owen Patrick
  Paul Peter Rajesh Raymond Rhodri Roger Roy Simon Stuart Terence Trevor Vincent Wayne Winston`.split(/\s+/)
const surnames =
  `Abbotsley Adeyemi-Cole Aldwinter Appledown Ashgrove Balakrishnan Barnstead Beckwith-Lee Bellingway Birchmore
  Blackmarsh Bowerchurch Bramfield Brindlecote Calderbrook Castlemoor Chadderley Chilcombe Clevering Copperthwaite Cranleigh-Boyd
  Dallimere Danquah Derrington Dovecote Eastermain Elmsworth Fairweather Farnborne Fenwater Fieldgate Foxcombe Garside-Nowak
  Goldhanger Greaveley Gurung Hallowfield Hartnoll Hathersedge Hawksmere Heathcote-Ali Hollowbread Hussain-Grey Ironmonger
  Jephcott Kaczmarek Kingswell Lambourne Langmead Larkspur Lockhampton Longbottom Lovelock Marchbanks Meadowcroft Merrivale
  Millwater Mossop Mwangi Netherby Nightingale-Roy Northcott Oakhanger Orchardson Osei-Boateng Overbury Pargeter Peverell
  Pinkstone Plumtree Pomfrett Quickfall Ravenhill Redfern-Das Rookwood Rushmere Sallowfield Sandiford Scattergood Shacklock
  Silverlock Skipwith Snowball Spettigue Starkadder-Wynn Stonehewer Sutherby Tamworthy Thackerwell Thistlewood Tidmarsh
  Treloarne Underhill Vanstone Venkataraman Wainfleet Waterhouse-Li Weatherall Westaway Whitlock Winterflood Woolnough
  Wrangham Yarrowby Zachary-Holt`.split(/\s+/)

/** Approved foster carers by ethnicity: South West 2018-19 (benchmarks.csv), with a shire county’s towns in mind. */
const ethnicities: readonly (readonly [string, number])[] = [
  ['WBRI', 88],
  ['WOTH', 4],
  ['MWBC', 1],
  ['MOTH', 1],
  ['AIND', 1.5],
  ['APKN', 1],
  ['BCRB', 1.5],
  ['BAFR', 1.5],
  ['OOTH', 0.5],
]

/** One carer or two (1.69 a household, England 2018-19), in their fifties more often than not. */
export function drawCarers(household: string, from: Day, type: CarerType, random: Random): Carer[] {
  const surname = random.pick(surnames)
  const first = drawCarer(household, 1, surname, from, type, random)
  if (!random.chance(0.68)) return [first]
  const second = drawCarer(household, 2, random.chance(0.85) ? surname : random.pick(surnames), from, type, random)
  const born = first.born + Math.round(random.normal(0, 1100))
  const sex = random.chance(0.93) ? (first.sex === 'F' ? 'M' : 'F') : first.sex
  return [first, { ...second, born, sex, name: named(sex, second.name, random) }]
}

function drawCarer(
  household: string,
  position: 1 | 2,
  surname: string,
  from: Day,
  type: CarerType,
  random: Random,
): Carer {
  const sex = random.chance(0.86) ? 'F' : 'M'
  const age = Math.min(68, Math.max(25, random.normal(type === 'CONNECTED' ? 51 : 47.5, 8.5)))
  const months = random.chance(0.82) ? random.whole(5, 18) : random.whole(19, 40)
  const standards = random.chance(type === 'CONNECTED' ? 0.72 : 0.93)
  return {
    id: `${household.replace('FH', 'FC')}-${position}`,
    position,
    name: `${random.pick(sex === 'F' ? women : men)} ${surname}`,
    sex,
    born: from - Math.round(age * 365.25),
    ethnicity: random.weighted(ethnicities),
    disability: random.weighted([
      ['N', 91],
      ['Y', 6],
      ['U', 3],
    ]),
    checkedOn: renewals(from - random.whole(20, 120), 3, 0.07, random),
    medicalOn: renewals(from - random.whole(20, 150), 2, 0.12, random),
    ...(standards && { standardsOn: workingDayFrom(from + months * 30) }),
  }
}

function named(sex: 'F' | 'M', name: string, random: Random): string {
  return `${random.pick(sex === 'F' ? women : men)} ${name.split(' ').slice(1).join(' ')}`
}

/** A check is renewed a little before it falls due; now and then it is late. */
function renewals(from: Day, years: number, late: number, random: Random): Day[] {
  const days = [workingDayFrom(from)]
  for (let times = 0; times < 14; times += 1) {
    const due = yearsLater(days.at(-1) as Day, years)
    days.push(workingDayFrom(random.chance(late) ? due + random.whole(10, 120) : due - random.whole(3, 60)))
  }
  return days
}
