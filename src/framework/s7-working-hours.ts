/** When people who read worries are at work, on working days, by the clock of London. Outside these hours every page that
 * takes a worry says so. One place for all of Hearth. */
export const workingHours: { from: string; until: string } = { from: '09:00', until: '17:00' }
