/** Escaped markup, as hono/html makes it: every value put into a template is text unless it is Html itself. */
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
