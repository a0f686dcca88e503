/** One process per PGlite folder: two of them would ruin it. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'

const REFRESH_MS = 5_000
/** Older than this, the holder is gone even when its process id is in use again. */
const STALE_MS = 4 * REFRESH_MS

export class FolderInUseError extends Error {
  constructor(folder: string, holder: number) {
    super(
      `${folder} is in use by process ${holder}. The embedded database serves one process: stop it, choose another DATA_DIR, or set DATABASE_URL to share a PostgreSQL server.`,
    )
    this.name = 'FolderInUseError'
  }
}

/** Returns the way to unlock. */
export function lockFolder(folder: string): () => void {
  const path = `${folder}.lock`
  if (!claim(path)) {
    const holder = Number(readFileSync(path, 'utf8'))
    if (isHeld(path, holder)) throw new FolderInUseError(folder, holder)
    rmSync(path, { force: true })
    if (!claim(path)) throw new FolderInUseError(folder, Number(readFileSync(path, 'utf8')))
  }
  const refresh = setInterval(() => utimesSync(path, new Date(), new Date()), REFRESH_MS)
  refresh.unref()
  return () => {
    clearInterval(refresh)
    rmSync(path, { force: true })
  }
}

/** `wx` creates the file or fails: of two processes that start together one wins. */
function claim(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(path: string, holder: number): boolean {
  return isRunning(holder) && Date.now() - statSync(path).mtimeMs < STALE_MS
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
