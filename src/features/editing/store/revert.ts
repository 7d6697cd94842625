import { annotationEntries, entryName, type Entry } from '../../../model/entries.js';
import { withChanges } from './entry-changes.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import { annotationVersion } from '../../../store/entries/annotation-version.js';
import { type ChangedEntry, changedEntries, findLastChange } from './changed-entries.js';
import type { ImportReport } from '../../../store/import/report.js';
import type { Tx } from '../../../store/transaction.js';
import { EditRefused, refuse, type EditError } from './edit-refused.js';
import { openPart, runEdit, savePart } from './run-edit.js';

export interface Revert {
  changeSet: string;
  by: string;
  /** Reports what would change, then rolls back. */
  dryRun: boolean;
}

interface Reverted {
  source: string;
  /** The new change set. Null if the revert changed nothing. */
  changeSet: string | null;
  report: ImportReport;
}

/** The maximum number of entries that a response lists as changed since then. */
const MOST_REASONS = 20;

/**
 * Restores the earlier claims of the annotation entries that a change set changed, as one new change set.
 *
 * @throws EditRefused if an entry has changed since, if the result would break a rule, or if the earlier claims are not
 * recorded
 */
export function revert(prisma: PrismaClient, { changeSet: id, by, dryRun }: Revert): Promise<Reverted> {
  const work = async (tx: Tx): Promise<Reverted> => {
    const changeSet = await tx.changeSet.findUnique({ where: { id } });
    if (!changeSet) refuse('NOT_FOUND', `There is no change set ${id}.`, ['changeSet']);
    const { source } = changeSet;
    const stored = await tx.source.findUnique({ where: { slug: source }, select: { id: true, sha256: true } });
    if (!stored) refuse('NOT_REVERTIBLE', `The source ${source} was withdrawn. Import it again.`, ['changeSet']);
    const entries = await changedEntries(tx, id, stored.id);
    if (entries.length === 0) refuse('NOT_REVERTIBLE', nothingRecorded(source), ['changeSet']);
    const since = entries.filter(({ isCurrent }) => !isCurrent);
    if (since.length > 0) throw new EditRefused(await reasons(tx, source, since));
    refuseOtherText(entries, stored.sha256);

    const version = await annotationVersion(tx, source);
    const part = await openPart(tx, source);
    await part.loadNamed(entries.map(entryName));
    part.annotation = withChanges([...annotationEntries(part.annotation)], {
      put: new Map(entries.flatMap((entry) => (entry.before === null ? [] : [[entryName(entry), asBefore(entry)]]))),
      gone: new Map(entries.flatMap((entry) => (entry.before === null ? [[entryName(entry), asBefore(entry)]] : []))),
    });
    const report = await savePart(part, { by });
    if ((await annotationVersion(tx, source)) === version) {
      const message = 'Nothing would change: later changes, such as a merge of people, have replaced its effect.';
      refuse('NOT_REVERTIBLE', message, ['changeSet']);
    }
    const last = await tx.changeSet.findFirst({ where: { source }, orderBy: { id: 'desc' }, select: { id: true } });
    return { source, changeSet: last!.id === id ? null : last!.id, report };
  };
  return runEdit(prisma, work, { dryRun });
}

function asBefore({ collection, key, before: claim }: ChangedEntry): Entry {
  return { collection, key, claim };
}

function nothingRecorded(source: string): string {
  return `The claims that it replaced are not recorded: it created the source ${source}, merged people, or is older than such records. Withdraw the source with removeSource, or edit its claims.`;
}

/** An edit cannot restore passages of another text, since they would be checked against the current one. */
function refuseOtherText(entries: ChangedEntry[], sha256: string): void {
  const source = entries.find(({ collection }) => collection === 'source');
  if (!source || (source.before as { sha256?: string }).sha256 === sha256) return;
  refuse('NOT_REVERTIBLE', 'The change set changed the text of the source. Import the earlier annotation with its text.', [
    'changeSet',
  ]);
}

async function reasons(tx: Tx, source: string, entries: ChangedEntry[]): Promise<EditError[]> {
  const path = ['input', 'changeSet'];
  const named = entries.slice(0, MOST_REASONS).map(async (entry): Promise<EditError> => {
    const last = await findLastChange(tx, source, entry);
    const how = last && `: by ${last.by ?? 'an operator'} at ${last.at.toISOString()}, in the change set ${last.id}`;
    const advice = last ? 'Revert that first.' : 'Edit it instead.';
    return { code: 'CONFLICT', message: `${entryName(entry)} has changed since${how ?? ''}. ${advice}`, path };
  });
  return Promise.all(named);
}
