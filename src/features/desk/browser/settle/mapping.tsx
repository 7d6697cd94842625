import { ResponsiveTable } from '../../../pages/layout/table.js';
import { Component, createRef } from 'preact';
import { groupBy } from '../../../../shared/group-by.js';
import { SECTIONS } from '../../../mapping/report/sections.js';
import { SETTLING } from '../../../pages/desk/settling.js';
import { counted, number } from '../../../pages/words.js';
import { DeskPreviewMappingDocument, type DeskPreviewMappingMutation } from '../generated/graphql.js';
import { LabelledControl } from '../forms/controls.js';
import { ask } from '../keep/ask.js';
import { SettleFrame, type KeyedAction } from './frame.js';

type Previewed = DeskPreviewMappingMutation['previewMapping'];

/** Previews the import of a data set. Writes nothing. */
export class MappingPreview extends Component {
  readonly #form = createRef<HTMLFormElement>();
  readonly #result = createRef<HTMLDivElement>();
  #mapping = '';
  /** The name of its file, if it was dropped. */
  #mappingName = 'mapping.yaml';
  #data: File | null = null;
  #lists: File[] = [];
  #previewed: Previewed | null = null;
  #notice = 'Give a mapping and a file.';
  #problem = '';
  #isBusy = false;

  get steps(): KeyedAction[] {
    const isEmpty = this.#previewed === null;
    return [
      {
        key: 'p',
        label: 'Preview',
        run: () => void this.#preview(),
        isOff: this.#isBusy || this.#mapping.trim() === '' || !this.#data,
      },
      { key: 'j', label: 'Next part', run: () => this.#toPart(1), isOff: isEmpty },
      { key: 'k', label: 'Previous part', run: () => this.#toPart(-1), isOff: isEmpty },
    ];
  }

  async #preview(): Promise<void> {
    [this.#isBusy, this.#problem, this.#notice] = [true, '', 'Reading …'];
    this.forceUpdate();
    try {
      const [file, ...lists] = await Promise.all([this.#data!, ...this.#lists].map(given));
      const input = { mapping: this.#mapping, file: file!, lists };
      this.#previewed = (await ask(DeskPreviewMappingDocument, { input })).previewMapping;
      this.#notice = totals(this.#previewed);
    } catch (error) {
      [this.#problem, this.#notice] = [(error as Error).message, 'Not previewed.'];
    }
    this.#isBusy = false;
    this.forceUpdate();
  }

  /** Moves the focus to the heading of the next or previous part of the report. */
  #toPart(way: 1 | -1): void {
    const heads = [...this.#result.current!.querySelectorAll<HTMLElement>('h2')];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? 0 : Math.max(0, Math.min(heads.length - 1, at + way));
    heads[next]?.focus();
  }

  readonly #onDrop = async (event: DragEvent): Promise<void> => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    await this.#take(files);
  };

  /** Takes a YAML file as the mapping, a file that the mapping names as a list, and any other file as the data set. */
  async #take(files: readonly File[]): Promise<void> {
    const isMapping = ({ name }: File) => /\.ya?ml$/i.test(name);
    for (const file of files.filter(isMapping)) [this.#mapping, this.#mappingName] = [await file.text(), file.name];
    for (const file of files.filter((each) => !isMapping(each))) {
      if (this.#mapping.includes(file.name)) this.#lists = [...this.#lists.filter(({ name }) => name !== file.name), file];
      else this.#data = file;
    }
    this.forceUpdate();
  }

  override render() {
    return (
      <SettleFrame title={SETTLING.mapping} lead={LEAD} notice={this.#notice} problem={this.#problem} steps={this.steps}>
        <form
          ref={this.#form}
          class="new-draft"
          aria-label="Mapping and file"
          onSubmit={(event) => event.preventDefault()}
          onDrop={(event) => void this.#onDrop(event)}
          onDragOver={(event) => event.preventDefault()}
        >
          <LabelledControl id="mapping" label="Mapping, in YAML: paste it, or drop its file here">
            <textarea
              id="mapping"
              class="code"
              rows={10}
              spellcheck={false}
              value={this.#mapping}
              onInput={(event) => {
                this.#mapping = event.currentTarget.value;
                this.forceUpdate();
              }}
            />
          </LabelledControl>
          <div class="pair">
            <LabelledControl id="data" label="File: CSV, XML or .xlsx">
              <input
                type="file"
                id="data"
                onChange={(event) => {
                  this.#data = event.currentTarget.files?.[0] ?? null;
                  this.forceUpdate();
                }}
              />
            </LabelledControl>
            <LabelledControl id="lists" label="Lists that the mapping names">
              <input
                type="file"
                id="lists"
                multiple
                onChange={(event) => {
                  this.#lists = [...(event.currentTarget.files ?? [])];
                  this.forceUpdate();
                }}
              />
            </LabelledControl>
          </div>
          <p class="aside">{chosen(this.#data, this.#lists)}</p>
        </form>
        {this.#previewed && (
          <div ref={this.#result} class="previewed">
            <Report of={this.#previewed} />
            <ImportIt of={this.#previewed} mapping={this.#mappingName} data={this.#data!.name} />
          </div>
        )}
      </SettleFrame>
    );
  }
}

const LEAD =
  'This shows what an import would make of a file. Nothing is written, and of what is stored only the countries are looked at.';

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
          <ResponsiveTable caption="Problems by place" heads={['Place', 'Column', 'What is wrong', 'Code']}>
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
          <pre class="code" tabIndex={0} aria-label="Cells, and what becomes of them">
            {sample.join('\n')}
          </pre>
        </section>
      )}
    </>
  );
}

/** How to import the file, with the same mapping. Imports of data sets run on the server, since they may take minutes. */
function ImportIt({ of, mapping, data }: { of: Previewed; mapping: string; data: string }) {
  const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
  return (
    <section aria-labelledby="import-it">
      <h2 id="import-it" tabIndex={-1}>
        Import it
      </h2>
      {of.problemsCount > 0 && <p>An import stops at the problems above. With --skip-refused, it leaves their records out.</p>}
      <p>
        Save the mapping as <code>{mapping}</code>, with its lists and <code>{data}</code> beside it, and run on the server:
      </p>
      <pre class="code" tabIndex={0} aria-label="The command of the import">
        npx communique import --mapping {quoted(mapping)} {quoted(data)}
      </pre>
      <p class="aside">Stop the server before an import into the embedded store.</p>
    </section>
  );
}

/** Returns a file in the form that the server accepts. */
function given(file: File): Promise<{ name: string; base64: string }> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: (reader.result as string).replace(/^[^,]*,?/, '') });
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
