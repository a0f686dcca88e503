/** What a file is, by its own bytes: names and headers are whatever the sender says. */
import type { FILE_TYPES } from '../../../widgets/chat/contract/message.ts'

export type FileType = (typeof FILE_TYPES)[number]

/** `undefined` for whatever is not taken: markup and scripts too, which a text could be mistaken for. */
export function fileTypeOf(content: Uint8Array): FileType | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const head = bytes.toString('hex', 0, HEAD)
  const type = BEGINNINGS.find(([pattern]) => pattern.test(head))?.[1]
  if (typeof type === 'string') return type
  return type ? type(bytes) : textType(bytes)
}

type Look = (bytes: Buffer) => FileType | undefined

const HEAD = 16

/** In hexadecimal digits. The first that fits decides, and may still say no. */
const BEGINNINGS: readonly (readonly [pattern: RegExp, type: FileType | Look])[] = [
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e470d0a1a0a/, 'image/png'],
  // GIF87a, GIF89a
  [/^47494638(37|39)61/, 'image/gif'],
  // RIFF, its length, WEBP
  [/^52494646.{8}57454250/, 'image/webp'],
  // %PDF-
  [/^255044462d/, 'application/pdf'],
  // A length, then ftyp
  [/^.{8}66747970/, boxType],
  // The same with moov, mdat or wide: QuickTime from before there were brands.
  [/^.{8}(6d6f6f76|6d646174|77696465)/, 'video/quicktime'],
  [/^1a45dfa3/, matroskaType],
  // OggS
  [/^4f676753/, oggType],
  // ID3 and its version, or a frame without it
  [/^4944330[234]/, 'audio/mpeg'],
  [/^ff(f2|f3|fa|fb)/, 'audio/mpeg'],
]

const HEIC = /^(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs)$/
const MP4 = /^(?:isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4VH|M4VP|MSNV|mmp4|f4v )$/
const M4A = /^(?:M4A |M4B )$/

/** ISO base media: a picture, a film or a sound, by the brands it names. */
function boxType(bytes: Buffer): FileType | undefined {
  const length = Math.min(bytes.readUInt32BE(0), 256, bytes.length)
  const brand = (at: number): string => bytes.toString('latin1', at, at + 4)
  const major = brand(8)
  const others = Array.from({ length: Math.max(0, (length - 16) >> 2) }, (_, i) =>
    brand(16 + i * 4),
  )
  if (HEIC.test(major)) return 'image/heic'
  if (/^m[is]f1$/.test(major))
    return others.some((name) => HEIC.test(name)) ? 'image/heic' : undefined
  if (major === 'qt  ') return 'video/quicktime'
  if (M4A.test(major)) return 'audio/mp4'
  if (!MP4.test(major)) return undefined
  // A voice message of Safari has the brands of a film, and no picture.
  return isHandled(bytes, 'soun') && !isHandled(bytes, 'vide') ? 'audio/mp4' : 'video/mp4'
}

/** A track of this kind: `hdlr`, four bytes of version, four that are nothing, then the kind. */
function isHandled(bytes: Buffer, kind: 'soun' | 'vide'): boolean {
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4))
    if (bytes.toString('latin1', at + 12, at + 16) === kind) return true
  return false
}

const STREAM_WITHIN = 64

function oggType(bytes: Buffer): FileType | undefined {
  const head = bytes.toString('latin1', 0, STREAM_WITHIN)
  return /OpusHead|vorbis|Speex {3}|FLAC/.test(head) ? 'audio/ogg' : undefined
}

const TRACKS_WITHIN = 8192

function matroskaType(bytes: Buffer): FileType | undefined {
  const head = bytes.toString('latin1', 0, TRACKS_WITHIN)
  if (!head.slice(0, STREAM_WITHIN).includes('webm')) return undefined
  return /A_(?:OPUS|VORBIS)/.test(head) && !/V_(?:VP8|VP9|AV1)/.test(head)
    ? 'audio/webm'
    : 'video/webm'
}

const MARKUP =
  /<(?:!doctype|!--|\?xml|html|head|body|svg|script|iframe|style|meta|img|object|embed)/i
const MARKUP_WITHIN = 4096
const UTF8 = new TextDecoder('utf-8', { fatal: true })

function textType(bytes: Buffer): FileType | undefined {
  if (bytes.length === 0) return undefined
  try {
    const text = UTF8.decode(bytes)
    // Line breaks, tabs and form feeds stand in texts; other control characters in programs.
    if (/[^\P{Cc}\t\n\r\f]/u.test(text)) return undefined
    return MARKUP.test(text.slice(0, MARKUP_WITHIN)) ? undefined : 'text/plain'
  } catch {
    return undefined // No UTF-8: not a text anybody’s browser would show right.
  }
}
