// A closed set is said once in the language; the database's own checks say the same words, no more and no fewer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import {
  briefStates,
  evidenceKinds,
  recommendationEntryKinds,
  recommendationStates,
  snapshotStates,
} from '#core/language/account.ts'
import type { ClosedSet } from '#core/language/closed-set.ts'
import {
  answerGroups,
  answerStates,
  debriefStates,
  directnesses,
  reportParts,
  stopReasons,
} from '#core/language/collecting.ts'
import {
  disruptionGrades,
  disruptionMeans,
  disruptionStates,
  disruptionSteps,
  fourPs,
  operationEvents,
  returnRhythms,
} from '#core/language/disrupt.ts'
import { groupRoles, groupStates } from '#core/language/groups.ts'
import {
  actionCodes,
  handlings,
  intelligenceAssessments,
  markings,
  sanitisationCodes,
  sourceEvaluations,
} from '#core/language/handling.ts'
import { ledgerVerbs } from '#core/language/ledger-verbs.ts'
import { alarmSteps } from '#core/language/life-at-risk.ts'
import { posts } from '#core/language/members.ts'
import { groupBands, leadStatuses, lenses } from '#core/language/prioritise.ts'
import { compareRules, hitModes, jurisdictions, protectedClasses, regimes } from '#core/language/protection.ts'
import {
  answeringSides,
  answers,
  releaseNotices,
  requestScopes,
  tellingModes,
  urgencies,
} from '#core/language/share.ts'
import { taskingActs, taskingKinds, taskingLevels, taskingSides, taskingStates } from '#core/language/tasking.ts'
import { bases, linkTypes, recordKinds } from '#core/language/things.ts'
import { manners, verdicts } from '#resolve'

const checked: readonly (readonly [table: string, column: string, set: ClosedSet<string>])[] = [
  ['guard.agency', 'jurisdiction', jurisdictions],
  ['guard.agreement', 'hit', hitModes],
  ['guard.member', 'post', posts],
  ['guard.label', 'marking', markings],
  ['guard.label', 'handling', handlings],
  ['guard.label', 'action', actionCodes],
  ['guard.label', 'sanitisation', sanitisationCodes],
  ['guard.label', 'protected', protectedClasses],
  ['guard.label', 'regime', regimes],
  ['guard.label', 'compare', compareRules],
  ['collect.record', 'kind', recordKinds],
  ['collect.version', 'basis', bases],
  ['collect.link', 'type', linkTypes],
  ['collect.report_part', 'part', reportParts],
  ['collect.debrief', 'state', debriefStates],
  ['collect.debrief', 'stopped_why', stopReasons],
  ['collect.debrief_answer', 'answer_group', answerGroups],
  ['collect.debrief_answer', 'state', answerStates],
  ['collect.debrief_answer', 'directness', directnesses],
  ['resolve.judgement', 'verdict', verdicts],
  ['resolve.judgement', 'manner', manners],
  ['resolve.known_tally', 'verdict', verdicts],
  ['share.request', 'mode', tellingModes],
  ['share.request', 'scope', requestScopes],
  ['share.request', 'urgency', urgencies],
  ['share.answer', 'side', answeringSides],
  ['share.answer', 'answer', answers],
  ['share.release', 'scope', requestScopes],
  ['share.acknowledgement', 'notice', releaseNotices],
  ['understand.crime_group', 'state', groupStates],
  ['understand.membership', 'role', groupRoles],
  ['understand.membership', 'basis', bases],
  ['prioritise.assessment', 'lens', lenses],
  ['prioritise.assessment', 'band', groupBands],
  ['prioritise.assessment', 'could_be', groupBands],
  ['prioritise.moderation', 'stands', lenses],
  ['prioritise.lead', 'status', leadStatuses],
  ['task.tasking', 'kind', taskingKinds],
  ['task.tasking', 'level', taskingLevels],
  ['task.step', 'act', taskingActs],
  ['task.step', 'state', taskingStates],
  ['task.step', 'side', taskingSides],
  ['disrupt.operation', 'rhythm', returnRhythms],
  ['disrupt.event', 'kind', operationEvents],
  ['disrupt.stated_total', 'kind', operationEvents],
  ['disrupt.disruption', 'four_p', fourPs],
  ['disrupt.disruption', 'means', disruptionMeans],
  ['disrupt.disruption', 'grade', disruptionGrades],
  ['disrupt.disruption', 'standing_grade', disruptionGrades],
  ['disrupt.disruption', 'state', disruptionStates],
  ['disrupt.step', 'step', disruptionSteps],
  ['disrupt.step', 'grade', disruptionGrades],
  ['ledger.body', 'body', ledgerVerbs],
  ['life_at_risk.step', 'stage', alarmSteps],
  ['evaluate.evaluation', 'source', sourceEvaluations],
  ['evaluate.evaluation', 'assessment', intelligenceAssessments],
  ['evaluate.evaluation', 'handling', handlings],
  ['evaluate.evaluation', 'action', actionCodes],
  ['evaluate.evaluation', 'sanitisation', sanitisationCodes],
  ['evaluate.provenance', 'source', sourceEvaluations],
  ['evaluate.provenance', 'assessment', intelligenceAssessments],
  ['account.snapshot', 'state', snapshotStates],
  ['account.recommendation_entry', 'kind', recommendationEntryKinds],
  ['account.recommendation_entry', 'from_state', recommendationStates],
  ['account.recommendation_entry', 'to_state', recommendationStates],
  ['account.recommendation_entry', 'evidence_kind', evidenceKinds],
  ['account.brief', 'state', briefStates],
]

const wordsIn = (definition: string): readonly string[] =>
  [...definition.matchAll(/'([^']+)'::text/g)].map(found => found[1] ?? '').filter(word => word !== 'verb')

test('the database checks the same words as the language', async t => {
  const { asSuperuser } = await openTestDatabase(t)
  for (const [table, column, set] of checked) {
    const definitions = await asSuperuser(async client =>
      (
        await client.query<{ definition: string }>(
          `select pg_get_constraintdef(c.oid) as definition from pg_constraint c
           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
           where c.contype = 'c' and c.conrelid = $1::regclass and a.attname = $2 and array_length(c.conkey, 1) = 1`,
          [table, column],
        )
      ).rows.map(row => wordsIn(row.definition)),
    )
    assert.ok(
      definitions.some(words => words.length > 0),
      `${table}.${column} has a check`,
    )
    assert.deepEqual([...definitions.flat()].sort(), [...set.values].sort(), `${table}.${column}`)
  }
})
