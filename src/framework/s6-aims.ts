/** Section 6: what auditing is for. */
export const auditAims = {
  '6.1': 'We audit with staff, never to them, and always ask the children and the carers.',
  '6.2': 'We want to know that our work makes life better for the children who need it most.',
  '6.3': 'We look at what inspectors will look at.',
  '6.4': 'Everyone has a part in making practice better.',
  '6.5': 'Good practice looks the same wherever a child lives, and rests on relationships.',
  '6.6': 'We learn, we are confident in our work, and we tell each other how it is going.',
  '6.7': 'What we find helps each worker in conversations about their practice and at appraisal.',
} as const
