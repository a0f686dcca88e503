/** Files that go along: what there is to choose from, what was chosen, and why one was not taken. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import { FILE_TYPES, FILES_LIMIT } from '../contract/limits.ts'
import { OwnPicture } from '../thread/OwnPicture.tsx'
import type { Stage } from '../thread/thread-props.ts'
import { sizeLimit, sizeOf } from '../thread/words.ts'
import type { FileProblem } from './check-files.ts'

const CROSS = 'M7 7l10 10M17 7L7 17'
const PAPER = 'M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10A.5.5 0 0 1 7 20ZM14 3.5v4h4'

interface Props {
  readonly stage: Omit<Stage, 'goTo'>
}

/** The limits stand beside the choice, before anything is chosen. */
export function Tray({ stage, onPicked }: Props & { onPicked(): void }): JSX.Element {
  const { t, format } = stage
  const size = sizeLimit(format.locale)
  const hasCamera = matchMedia('(pointer: coarse)').matches
  return (
    <div class="chat-tray">
      <Pick stage={stage} onPicked={onPicked} words={t('pickFiles')} accept={FILE_TYPES.join()} />
      {hasCamera && (
        <Pick stage={stage} onPicked={onPicked} words={t('camera')} accept="image/*" isCamera />
      )}
      <p class="note">{t('fileLimits', { files: format.number(FILES_LIMIT), size })}</p>
    </div>
  )
}

interface PickProps extends Props {
  readonly words: string
  readonly accept: string
  readonly isCamera?: boolean
  onPicked(): void
}

function Pick({ stage, words, accept, isCamera, onPicked }: PickProps): JSX.Element {
  return (
    <label class="plain chat-pick">
      {words}
      <input
        type="file"
        class="sr"
        accept={accept}
        multiple={!isCamera}
        capture={isCamera ? 'environment' : undefined}
        onChange={({ currentTarget }) => {
          stage.composer.addFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
          stage.composer.focus()
          onPicked()
        }}
      />
    </label>
  )
}

export function Attached({ stage }: Props): JSX.Element {
  const { composer } = stage
  const files = composer.files.value
  return (
    <>
      {files.length > 0 && (
        <ul class="chat-attached">
          {files.map((file, at) => (
            <Chosen key={`${at} ${file.name}`} stage={stage} file={file} />
          ))}
        </ul>
      )}
      <div class="chat-problems" role="alert">
        {composer.problems.value.map((problem) => (
          <p key={problem.name}>{wordsOf(problem, stage)}</p>
        ))}
      </div>
    </>
  )
}

function Chosen({ stage, file }: Props & { readonly file: File }): JSX.Element {
  const { t, format, composer } = stage
  const [isDrawn, setDrawn] = useState(file.type.startsWith('image/'))
  return (
    <li>
      {isDrawn ? (
        <OwnPicture
          file={{ blob: file }}
          label={t('picture', { name: file.name })}
          onFail={() => setDrawn(false)}
        />
      ) : (
        <Icon path={PAPER} />
      )}
      <span>
        <bdi>{file.name}</bdi> <span class="chat-size">{sizeOf(file.size, format.locale)}</span>
      </span>
      <button
        type="button"
        class="chat-round"
        aria-label={t('removeFile', { name: file.name })}
        onClick={() => composer.removeFile(file)}
      >
        <Icon path={CROSS} />
      </button>
    </li>
  )
}

function wordsOf({ kind, name }: FileProblem, { t, format }: Props['stage']): string {
  if (kind === 'tooMany') return t('tooManyFiles', { files: format.number(FILES_LIMIT) })
  if (kind === 'tooLarge') return t('fileTooLarge', { name, size: sizeLimit(format.locale) })
  return t(kind === 'empty' ? 'fileEmpty' : 'fileWrong', { name })
}
