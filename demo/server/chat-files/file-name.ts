/** Names of files: what stands in them can neither hide what the file is nor lead out of a folder. */
import type { FileType } from './file-type.ts'

const EXTENSIONS: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log', 'csv', 'md'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/webm': ['webm', 'weba'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
}

const LONGEST = 120

/** Ends as its bytes say: `invoice.exe` that is a picture becomes `invoice.exe.png`. */
export function tidyName(name: string, type: FileType): string {
  const [extension, ...others] = EXTENSIONS[type]
  const plain = name
    .normalize('NFC')
    // Control characters, and those that turn the direction of writing: gpj.exe is not exe.jpg.
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const found = /^(.*)\.([^.]{1,5})$/.exec(plain)
  const fits = found && [extension, ...others].includes(found[2]!.toLowerCase())
  const [stem, ending] = fits ? [found[1]!, found[2]!] : [plain, extension]
  return `${Array.from(stem || 'file')
    .slice(0, LONGEST)
    .join('')}.${ending}`
}

/** For `Content-Disposition`: in ASCII for old receivers, and as it is (RFC 6266). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${hexOf(mark)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

function hexOf(mark: string): string {
  return mark.charCodeAt(0).toString(16).toUpperCase()
}
