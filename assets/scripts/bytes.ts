/* Bytes as text and back, as what lies on the device is written. */

export const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export const spell = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

export const unspell = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
