/** Text and files of a message, whoever wrote it. Text is never more than text; addresses in it can be followed. */
import type { JSX } from 'preact'
import type { Attachment } from '../../../widgets/chat/contract.ts'
import { sizeText } from './words.ts'

/** What every browser draws; others, as HEIC, are files to it. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}’”'])/
/** CSS px: what a picture may take before it is opened. */
const MOST_PX = 280

interface BubbleProps {
  readonly text: string
  readonly attachments: readonly Attachment[]
}

export function Bubble({ text, attachments }: BubbleProps): JSX.Element {
  return (
    <>
      {text && (
        <p class="bubble-text" dir="auto">
          {text.split(ADDRESS).map((part, index) =>
            index % 2 === 0 ? (
              part
            ) : (
              <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
                {part}
              </a>
            ),
          )}
        </p>
      )}
      {attachments.map((attachment) => (
        <File key={attachment.id} {...attachment} />
      ))}
    </>
  )
}

function File({ name, type, bytes, width, height, url }: Attachment): JSX.Element {
  if (!PICTURES.has(type))
    return (
      <a class="bubble-file" href={url} target="_blank" rel="noopener">
        <span dir="auto">{name}</span> <span class="bubble-size">{sizeText(bytes)}</span>
      </a>
    )
  const scale = Math.min(1, MOST_PX / Math.max(width ?? MOST_PX, height ?? MOST_PX))
  return (
    <a class="bubble-picture" href={url} target="_blank" rel="noopener">
      <img
        src={url}
        alt={name}
        width={width && Math.round(width * scale)}
        height={height && Math.round(height * scale)}
      />
    </a>
  )
}
