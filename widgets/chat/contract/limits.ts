/** What a message may hold: apart, for code that must not pay for schemas. */

/** UTF-16 units. A longer text is refused, never cut. */
export const TEXT_LIMIT = 8000
/** Bytes of one file. */
export const FILE_LIMIT = 10_485_760
/** Files of one message. */
export const FILES_LIMIT = 5
/** What may be attached: pictures, a document, a short film or a voice message. */
export const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'text/plain',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/webm',
  'audio/ogg',
] as const
