// One step of the story: who does what in which room, what the ledger then says, and who may not see it. The test, the pictures in
// docs/story.md and the kill rounds all go through the same steps.

import type { LedgerVerb } from '#core/language/ledger-verbs.ts'
import type { Room } from '#rooms'
import type { Desk, Page } from '../fixtures/desk-over-http.ts'

export type { Desk } from '../fixtures/desk-over-http.ts'

/** Somebody of the demonstration, by post and agency. */
export const people = {
  debriefer: ['debriefer', 'arrivals-reception-centre'],
  officer: ['intelligence-officer', 'estuary-police'],
  customs: ['intelligence-officer', 'customs-and-levies-office'],
  statusOfficer: ['intelligence-officer', 'residence-enforcement-directorate'],
  analyst: ['analyst', 'four-rivers-regional-unit'],
  lead: ['lead-responsible-officer', 'national-serious-crime-office'],
  coordinator: ['tasking-coordinator', 'domestic-taskforce'],
  taskforceLead: ['taskforce-lead', 'domestic-taskforce'],
  operationLead: ['operation-lead', 'downland-police'],
  safeguardingLead: ['safeguarding-lead', 'saltmere-council'],
  liaison: ['overseas-liaison', 'overseas-liaison-network'],
  dataProtection: ['data-protection-officer', 'estuary-police'],
  dataOfficer: ['data-officer', 'frontier-control-service'],
  commander: ['commander-office', 'border-command-office'],
  inspector: ['inspector', 'constabulary-inspectorate'],
} as const satisfies Record<string, readonly [post: string, agency: string]>
export type Who = keyof typeof people

/** What earlier steps made, by the name that the story gives it: an address to go back to. */
export type Remembered = Map<string, string>

export type Told = {
  readonly desk: (who: Who) => Promise<Desk>
  readonly made: Remembered
}

export type Step = {
  readonly name: string
  readonly room: Room | 'life at risk'
  readonly by: Who
  /** What happens, in a sentence or two for whoever reads the story. */
  readonly words: string
  readonly act: (at: Desk, told: Told) => Promise<Page>
  /** The page on which it can be seen afterwards; whose act it was looks at it unless somebody else is named. */
  readonly shows: (made: Remembered) => string
  readonly seenBy?: Who
  /** What that page says. */
  readonly says?: RegExp
  /** The entries that the act leaves in the ledger, in order; looks on the way are not told of. */
  readonly entered: readonly { readonly verb: LedgerVerb; readonly act: string; readonly outcome: string }[]
  /** Who gets the answer of nothing at that page, or at another. */
  readonly hiddenFrom?: readonly { readonly who: Who; readonly page?: (made: Remembered) => string }[]
  /** Who opens such a page too and finds nothing of this on it. */
  readonly unsaidTo?: readonly {
    readonly who: Who
    readonly page: (made: Remembered) => string
    readonly words: RegExp
  }[]
}

/** An address that an earlier step made. */
export const at = (made: Remembered, name: string): string => {
  const address = made.get(name)
  if (!address) throw new Error(`The story has not made ${name} yet.`)
  return address
}

/** The path of a page without what was asked of it. */
export const pathOf = (page: Page): string => new URL(page.url).pathname

/** The value that stands in a form's field as the page was served. */
export const valueIn = (page: Page, name: string): string => {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page.text)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

const unescaped = (text: string): string =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** A link of a page by what its address begins with. */
export const linkIn = (page: Page, beginning: string): string => {
  const found = new RegExp(`href="(${beginning}[^"]*)"`).exec(page.text)?.[1]
  if (!found) throw new Error(`${page.url} has no link to ${beginning}`)
  return unescaped(found)
}

/** Every hidden field of a page, as its forms would send them. */
export const hiddenFields = (page: Page): Record<string, string> =>
  Object.fromEntries(
    [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .map(([, name = '', value = '']) => [name, unescaped(value)] as const)
      .filter(([name]) => name !== 'form-token'),
  )

/** Opens a form, fills it in and sends it to an address. */
export const fillIn = async (
  at: Desk,
  form: string,
  to: string,
  fields: Readonly<Record<string, string>>,
): Promise<Page> => {
  const page = await at.open(form)
  if (page.status !== 200) throw new Error(`${form} answered ${page.status}`)
  return at.send(to, { ...hiddenFields(page), ...fields })
}
