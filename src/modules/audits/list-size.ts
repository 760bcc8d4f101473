export const pageSize = 25

/** Up to here a list says exactly how long it is. */
export const countedUpTo = 500
