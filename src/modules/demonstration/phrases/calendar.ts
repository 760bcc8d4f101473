/** What both sides say of the year that they agree. */
export const givenBack =
  'Two study groups in one spring are too many beside the inspection. Please put one into autumn.'
export const familySaidNo = 'The carer would rather not be watched this time. We go another month.'
export const watchedApart = 'I watch a worker at panel or in a group this month, which is counted apart.'
export const moved = 'I am on leave that week; what is due comes in the week after.'
export const rung = 'I ring whoever expects me, today. Nobody else waits for it.'
export const merged = 'It is told together with the next month’s, as agreed at the PQA meeting.'
export const no = 'The month’s figures are read the day after. Please have somebody cover it.'
export const studyGroup = 'A study group on who may agree to what was commissioned at the PQA meeting.'
export const meetingRoom = 'County Hall, room 2.14'
