// A reason for each verdict, put together from the evidence: it can be kept as it stands or written anew, the same for each.
import type { Evidence, EvidenceRow } from '#core/frame/shown.ts'
import type { Verdict } from './judgement.ts'

const mostNamed = 3

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

const listedIn = (rows: readonly EvidenceRow[]): string =>
  rows
    .slice(0, mostNamed)
    .map(row => `${row.what}: ${lowered(row.words)}`)
    .join('; ')

const sentence = (words: string): string => (words === '' ? '' : `${words}.`)

/** Nothing is suggested for a match of which nothing that was compared speaks. */
export const suggestReasons = ({ against, inFavour }: Evidence): Readonly<Record<Verdict, string>> => {
  const [speaksFor, speaksAgainst] = [listedIn(inFavour), listedIn(against)]
  const tooLittle = speaksFor === '' ? 'Nothing that was compared agrees.' : `Too little agrees. ${speaksFor}.`
  return {
    match: sentence(speaksFor),
    'no-match': speaksAgainst === '' ? tooLittle : sentence(speaksAgainst),
    unsure:
      speaksAgainst === '' || speaksFor === ''
        ? `Not enough to tell. ${speaksFor || speaksAgainst || 'Nothing that was compared speaks either way'}.`
        : `For it: ${speaksFor}. Against it: ${speaksAgainst}.`,
  }
}
