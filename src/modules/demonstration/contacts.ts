import type { Contacts } from '#modules/people/index.ts'
import { council } from './county.ts'

/** Whom children, carers and colleagues can ring in Hearthshire: numbers that are kept for drama, and answered by nobody. */
export const contacts: Contacts = {
  dayName: 'Hearthshire children’s services',
  dayTelephone: '01632 960100',
  outOfHoursName: 'Hearthshire emergency duty team',
  outOfHoursTelephone: '01632 960999',
  outOfHoursEmail: `duty@${council.domain}`,
  onCallName: 'the fostering manager on call',
  onCallTelephone: '07700 900123',
  advocateName: 'Hearthshire children’s advocates',
  advocateTelephone: '0808 157 0100',
  councilName: 'Hearthshire County Council',
  councilEmail: `privacy@${council.domain}`,
  officerName: 'the data protection officer of Hearthshire',
  officerEmail: `dpo@${council.domain}`,
  noticeLink: `https://${council.domain}/privacy/children`,
  retentionWords: null,
}
