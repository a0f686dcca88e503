/** Pages in which the triggers run alone, built as they are shipped. */
import { join } from 'node:path'
import type { Lab } from '../fixtures/triggers/lab.ts'
import { bundle } from './bundle.ts'
import { startPages, type Page, type Pages } from './pages.ts'

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a property of the global object
  var lab: Lab
}

export interface LabPages extends Pages {
  /** A page with the triggers loaded and none watched. */
  addLab(path: string, page?: Page): string
}

export async function startLabPages(): Promise<LabPages> {
  const [pages, script] = await Promise.all([startPages(), bundleLab()])
  pages.addScript('/lab.js', script)
  return {
    ...pages,
    addLab: (path, { body = '', ...page } = {}) =>
      pages.add(path, { ...page, body: `${body}<script src="/lab.js"></script>` }),
  }
}

async function bundleLab(): Promise<string> {
  const entry = join(import.meta.dirname, '../fixtures/triggers/lab.ts')
  const script = await bundle({ entry, globalName: 'labOfTriggers' })
  return `${script}; globalThis.lab = labOfTriggers.lab`
}
