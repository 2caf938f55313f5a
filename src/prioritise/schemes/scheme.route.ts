// A scheme as officers read it: what it is for, what it asks, what each answer adds, and where the bands begin.
import { absent, defineRoute, page } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { groupBands, lenses } from '#core/language/prioritise.ts'
import { currentScheme, schemeAt } from './shelf.ts'

export const schemeRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/schemes/:id',
  access: 'signed-in',
  ledger: 'none',
  handler: ask => {
    const scheme = schemeAt(ask.params.id ?? '')
    if (!scheme) return absent()
    const { version, lens, title, purpose, source, questions, bands } = scheme
    return page('prioritise/schemes/scheme.page.njk', {
      title,
      marking: 'OFFICIAL',
      back: { text: 'Priorities', href: '/priorities' },
      version,
      lens: lenses.words[lens],
      purpose,
      source,
      isCurrent: currentScheme(lens).id === scheme.id,
      questions: questions.map(question => ({
        ask: question.ask,
        answers: question.answers.map(answer => ({
          ...answer,
          floor: answer.atLeast && groupBands.words[answer.atLeast].toLowerCase(),
        })),
      })),
      bands: bands.map(one => ({ ...one, words: groupBands.words[one.band] })),
    })
  },
})

export const schemeRoutes: Routes = [schemeRoute]
