// The form in which the taskforce lead freezes a figure.
import { absent, defineRoute, field, onceIn, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { latestQuarters, type Quarter, quarterIn, quarterWords } from '#core/language/quarters.ts'
import { postMay } from '../posts.ts'
import { definitionOf, definitions } from './definition.ts'
import { freezeFigures } from './freeze-figures.ts'

type Typed = { readonly figure?: string; readonly from?: string; readonly to?: string }
type Mistakes = Readonly<Record<string, string>>

const quartersOffered = 12

const shown = (visitor: Officer, once: string, typed: Typed, mistakes: Mistakes = {}) => {
  const offered = latestQuarters(londonDay(visitor.desk.now()), quartersOffered)
  return {
    title: 'Freeze a figure',
    marking: 'OFFICIAL' as const,
    back: { text: 'Figures', href: '/figures' },
    errors: Object.entries(mistakes).map(([where, text]) => ({ text, field: where })),
    once,
    figures: definitions().map(({ figure, title, counts }) => ({ value: figure, text: title, hint: { text: counts } })),
    quarters: offered.map((one, at) => ({ value: one, text: `${quarterWords(one)}${at === 0 ? ', not ended' : ''}` })),
    typed: { from: offered[4], to: offered[1], ...typed },
    mistakes,
  }
}

const template = 'account/figures/freeze-figures.page.njk'

export const freezeFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/figures/new',
  access: 'signed-in',
  ledger: 'none',
  handler: ({ visitor }) =>
    postMay(visitor.post, 'freeze') ? page(template, shown(visitor, visitor.desk.nextId('form'), {})) : absent(),
})

const mistakesIn = ({ figure = '', from = '', to = '' }: Typed, offered: readonly Quarter[]): Mistakes => {
  const isOffered = (text: string) => offered.some(one => one === text)
  return {
    ...(definitionOf(figure) ? {} : { figure: 'Choose a figure' }),
    ...(isOffered(from) ? {} : { from: 'Choose the first quarter' }),
    ...(isOffered(to)
      ? from > to
        ? { to: 'The last quarter is before the first' }
        : {}
      : { to: 'Choose the last quarter' }),
  }
}

export const freezeFiguresRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/figures/new',
  access: 'act',
  ledger: 'disclosure',
  handler: async ({ visitor, form }) => {
    const typed = { figure: field(form, 'figure'), from: field(form, 'from'), to: field(form, 'to') }
    const once = onceIn(form) ?? visitor.desk.nextId('form')
    const mistakes = mistakesIn(typed, latestQuarters(londonDay(visitor.desk.now()), quartersOffered))
    const [from, to] = [quarterIn(typed.from), quarterIn(typed.to)]
    if (Object.keys(mistakes).length > 0 || !from || !to)
      return postMay(visitor.post, 'freeze') ? page(template, shown(visitor, once, typed, mistakes)) : absent()
    const ask = { figure: typed.figure, from, to, once, agency: visitor.agency }
    const outcome = await freezeFigures(visitor.desk, ask)
    switch (outcome.kind) {
      case 'frozen':
      case 'frozen-before':
        return seeOther(`/figures/${outcome.id}`)
      case 'refused':
      case 'no-such-figure':
        return absent()
    }
  },
})

export const freezeRoutes: Routes = [freezeFormRoute, freezeFiguresRoute]
