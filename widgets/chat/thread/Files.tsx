/** The files of a message: pictures to be seen, all else as a line with name and size; and those on their way, with a way to stop them. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { ThreadFile } from '../model/chat-model.ts'
import type { BubbleProps } from './Bubble.tsx'
import { safeHref } from './links.ts'
import { OwnPicture } from './OwnPicture.tsx'
import { sizeOf } from './words.ts'

const PAPER = 'M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10A.5.5 0 0 1 7 20ZM14 3.5v4h4'
/** What every browser of ours draws; a picture of an iPhone is a line until somebody opens it. */
const DRAWN = /^image\/(jpeg|png|webp|gif)$/

export function Files(props: BubbleProps): JSX.Element | null {
  const { files } = props.message
  if (files.length === 0) return null
  return (
    <ul class="chat-files">
      {files.map((file) => (
        <li key={file.id}>
          <File {...props} file={file} />
        </li>
      ))}
    </ul>
  )
}

interface FileProps extends BubbleProps {
  readonly file: ThreadFile
}

function File(props: FileProps): JSX.Element {
  const { file } = props
  const [isHidden, setHidden] = useState(false)
  const isPicture = DRAWN.test(file.type) && !isHidden && (file.blob || file.url)
  const onFail = (): void => setHidden(true)
  return (
    <>
      {isPicture ? <Picture {...props} onFail={onFail} /> : <Line {...props} />}
      {file.progress !== undefined && <Progress {...props} />}
    </>
  )
}

/** Of what is on this device a drawing: a page’s policy may forbid `blob:` addresses, and report each. */
function Picture({ file, stage, isStop, onFail }: FileProps & { onFail(): void }): JSX.Element {
  const label = stage.t('picture', { name: file.name })
  const href = safeHref(file.url ?? '')
  if (file.blob || !file.url || !href)
    return <OwnPicture file={file} label={label} onFail={onFail} />
  return (
    <a
      class="chat-picture"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={isStop ? 0 : -1}
    >
      <img
        src={href}
        alt={label}
        width={file.width}
        height={file.height}
        loading="lazy"
        decoding="async"
        onError={onFail}
      />
    </a>
  )
}

function Line({ file, stage, isStop }: FileProps): JSX.Element {
  const { t, format } = stage
  const href = file.url === undefined ? undefined : safeHref(file.url)
  const words = (
    <>
      <Icon path={PAPER} />
      <span>
        <bdi>{file.name}</bdi> <span class="chat-size">{sizeOf(file.bytes, format.locale)}</span>
      </span>
    </>
  )
  if (!href) return <span class="chat-file">{words}</span>
  return (
    <a
      class="chat-file"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label={`${t('openFile', { name: file.name })}, ${sizeOf(file.bytes, format.locale)}`}
      tabIndex={isStop ? 0 : -1}
    >
      {words}
    </a>
  )
}

/** Cancelled, the whole message comes back into the composer: without its files it may not say what was meant. */
function Progress({ file, message, stage, isStop }: FileProps): JSX.Element {
  const { t, format, composer } = stage
  const part = file.progress ?? 0
  return (
    <span class="chat-progress">
      <progress max={1} value={part} aria-label={file.name} />
      <span class="chat-size">
        {t('uploading', { percent: format.percent(Math.round(part * 100) / 100) })}
      </span>
      <button
        type="button"
        class="chat-link"
        tabIndex={isStop ? 0 : -1}
        onClick={() => void composer.takeBack(message.cid)}
      >
        {t('cancelFile')}
      </button>
    </span>
  )
}
