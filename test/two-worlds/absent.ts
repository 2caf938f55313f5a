// Ids that no world has. A file of their own, which leans on nothing: rooms write their addresses with them while the rest is still being read.
import type { JudgementId, RecordId } from '#core/language/ids.ts'

/** Ids that no world has. */
export const absent = {
  thing: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' as RecordId,
  other: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' as RecordId,
  judgement: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' as JudgementId,
} as const
