/** An e-mail address as people at work have one: one name, one domain, nothing that a mail server could read as more. */
export const emailPattern = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/

export const isEmailAddress = (text: string): boolean => text.length <= 254 && emailPattern.test(text.toLowerCase())
