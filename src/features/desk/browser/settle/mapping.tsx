import { ResponsiveTable } from '../../../pages/layout/table.js';
import { useRef, useState } from 'preact/hooks';
import { groupBy } from '../../../../shared/group-by.js';
import { SECTIONS } from '../../../mapping/report/sections.js';
import { SETTLING } from '../../../pages/desk/settling.js';
import { counted, number } from '../../../pages/words.js';
import { DeskPreviewMappingDocument, type DeskPreviewMappingMutation } from '../generated/graphql.js';
import { LabelledControl } from '../forms/controls.js';
import { ask } from '../keep/ask.js';
import { SettleFrame, type KeyedAction } from './frame.js';

type Previewed = DeskPreviewMappingMutation['previewMapping'];

/** The editor's input so far. */
interface Given {
  mapping: string;
  /** The mapping's file name, if it was dropped as a file. */
  mappingName: string;
  data: File | null;
  lists: readonly File[];
}

/** Previews the import of a data set. Writes nothing. */
export function MappingPreview() {
  const [all, setAll] = useState<Given>({ mapping: '', mappingName: 'mapping.yaml', data: null, lists: [] });
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [said, setSaid] = useState({ notice: 'Add a mapping and a file.', problem: '', isBusy: false });
  const result = useRef<HTMLDivElement>(null);
  const { mapping, mappingName, data, lists } = all;
  const change = (changed: Partial<Given>) => setAll((now) => ({ ...now, ...changed }));

  const preview = async () => {
    setSaid({ notice: 'Reading …', problem: '', isBusy: true });
    try {
      const [file, ...beside] = await Promise.all([data!, ...lists].map(given));
      const input = { mapping, file: file!, lists: beside };
      const found = (await ask(DeskPreviewMappingDocument, { input })).previewMapping;
      setPreviewed(found);
      setSaid({ notice: totals(found), problem: '', isBusy: false });
    } catch (error) {
      setSaid({ notice: 'Not previewed.', problem: (error as Error).message, isBusy: false });
    }
  };

  /** Moves the focus to the heading of the next or previous part of the report. */
  const toPart = (way: 1 | -1) => {
    const heads = [...result.current!.querySelectorAll<HTMLElement>('h2')];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? 0 : Math.max(0, Math.min(heads.length - 1, at + way));
    heads[next]?.focus();
  };

  /** Treats a YAML file as the mapping, a file that the mapping names as one of its lists, and any other file as the data set. */
  const onDrop = async (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const isMapping = ({ name }: File) => /\.ya?ml$/i.test(name);
    const taken = { ...all };
    for (const file of files.filter(isMapping)) [taken.mapping, taken.mappingName] = [await file.text(), file.name];
    for (const file of files.filter((each) => !isMapping(each))) {
      if (taken.mapping.includes(file.name)) taken.lists = [...taken.lists.filter(({ name }) => name !== file.name), file];
      else taken.data = file;
    }
    change(taken);
  };

  const isEmpty = previewed === null;
  const steps: KeyedAction[] = [
    { key: 'p', label: 'Preview', run: () => void preview(), isOff: said.isBusy || mapping.trim() === '' || !data },
    { key: 'j', label: 'Next part', run: () => toPart(1), isOff: isEmpty },
    { key: 'k', label: 'Previous part', run: () => toPart(-1), isOff: isEmpty },
  ];
  return (
    <SettleFrame title={SETTLING.mapping} lead={LEAD} notice={said.notice} problem={said.problem} steps={steps}>
      <form
        class="new-draft"
        aria-label="Mapping and file"
        onSubmit={(event) => event.preventDefault()}
        onDrop={(event) => void onDrop(event)}
        onDragOver={(event) => event.preventDefault()}
      >
        <LabelledControl id="mapping" label="Mapping, in YAML: paste it, or drop its file here">
          <textarea
            id="mapping"
            class="code"
            rows={10}
            spellcheck={false}
            value={mapping}
            onInput={(event) => change({ mapping: event.currentTarget.value })}
          />
        </LabelledControl>
        <div class="pair">
          <LabelledControl id="data" label="File: CSV, XML or .xlsx">
            <input type="file" id="data" onChange={(event) => change({ data: event.currentTarget.files?.[0] ?? null })} />
          </LabelledControl>
          <LabelledControl id="lists" label="Lists that the mapping refers to">
            <input
              type="file"
              id="lists"
              multiple
              onChange={(event) => change({ lists: [...(event.currentTarget.files ?? [])] })}
            />
          </LabelledControl>
        </div>
        <p class="aside">{chosen(data, lists)}</p>
      </form>
      {previewed && (
        <div ref={result} class="previewed">
          <Report of={previewed} />
          <ImportIt of={previewed} mapping={mappingName} data={data!.name} />
        </div>
      )}
    </SettleFrame>
  );
}

const LEAD = 'This shows what an import of a file would store. It writes nothing, and reads only the stored countries.';

function chosen(data: File | null, lists: readonly File[]): string {
  const names = lists.map(({ name }) => name).join(', ');
  return `${data ? `${data.name}, ${counted(Math.ceil(data.size / 1000), 'kilobyte')}` : 'No file yet'}${names && `. Lists: ${names}`}.`;
}

function totals({ recordsRead, recordsUsed, recordsRefused, recordsLeftOut, visitsMade, problemsCount }: Previewed): string {
  const left = recordsLeftOut > 0 ? `, ${number(recordsLeftOut)} left out` : '';
  const problems = problemsCount === 0 ? 'No problems' : counted(problemsCount, 'problem');
  return `${counted(recordsRead, 'record')} read, ${number(recordsUsed)} used, ${number(recordsRefused)} refused${left}: ${counted(visitsMade, 'visit')}. ${problems}.`;
}

function Report({ of: { problems, problemsCount, findings, sample } }: { of: Previewed }) {
  return (
    <>
      {problems.length > 0 && (
        <section aria-labelledby="problems">
          <h2 id="problems" tabIndex={-1}>
            Problems <span class="count">{number(problemsCount)}</span>
          </h2>
          <ResponsiveTable caption="Problems by location" heads={['Location', 'Column', 'What is wrong', 'Code']}>
            {problems.map(({ file, line, row, column, message, code }, index) => (
              <tr key={index}>
                <th scope="row">
                  {file}
                  {line !== null && `:${line}`}
                  {row !== null && `, row ${row}`}
                </th>
                <td class={column === null ? 'none' : ''}>
                  <bdi>{column}</bdi>
                </td>
                <td>
                  <bdi>{message}</bdi>
                </td>
                <td>
                  <code>{code}</code>
                </td>
              </tr>
            ))}
          </ResponsiveTable>
          {problemsCount > problems.length && <p class="aside">… and {number(problemsCount - problems.length)} more.</p>}
        </section>
      )}
      {[...groupBy(findings, ({ section }) => section)].map(([section, found]) => (
        <section key={section} aria-labelledby={`section-${section}`}>
          <h2 id={`section-${section}`} tabIndex={-1}>
            {SECTIONS[section] ?? section}
          </h2>
          <ul class="plain rows">
            {found.map((finding, index) => (
              <li key={index}>
                <bdi>{[finding.column, finding.value].filter((each) => each !== null).join(': ')}</bdi>{' '}
                {finding.count !== null && <span class="count">{number(finding.count)}</span>}
                {finding.message !== null && <span> – {finding.message}</span>}
                {finding.examples.length > 0 && <span class="aside"> {finding.examples.slice(0, 3).join(', ')}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {sample.length > 0 && (
        <section aria-labelledby="sample">
          <h2 id="sample" tabIndex={-1}>
            The first records as they would be stored
          </h2>
          <pre class="code" tabIndex={0} aria-label="Cells, and the values that they become">
            {sample.join('\n')}
          </pre>
        </section>
      )}
    </>
  );
}

/** Shows the command that imports the file with this mapping. It runs on the server, since an import may take minutes. */
function ImportIt({ of, mapping, data }: { of: Previewed; mapping: string; data: string }) {
  const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
  return (
    <section aria-labelledby="import-it">
      <h2 id="import-it" tabIndex={-1}>
        Import it
      </h2>
      {of.problemsCount > 0 && <p>An import stops at the problems above. With --skip-refused, it skips their records.</p>}
      <p>
        Save the mapping as <code>{mapping}</code>, with its lists and <code>{data}</code> next to it, and run on the server:
      </p>
      <pre class="code" tabIndex={0} aria-label="Import command">
        npx communique import --mapping {quoted(mapping)} {quoted(data)}
      </pre>
      <p class="aside">Stop the server before an import into the embedded store.</p>
    </section>
  );
}

/** Encodes a file for the API. */
function given(file: File): Promise<{ name: string; base64: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: (reader.result as string).replace(/^[^,]*,?/, '') });
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
