import { useState } from 'preact/hooks';
import { toSlug } from '../../../../model/slug.js';
import { readArticleHead } from '../../../drafting/language/article-head.js';
import { DeskProposeDocument } from '../generated/graphql.js';
import { LabelledControl } from '../forms/controls.js';
import { ask } from '../keep/ask.js';
import { saved } from '../keep/saver.js';
import { useUnsaved } from '../keep/unsaved.js';
import { annotationFromCells } from '../state/annotation-cells.js';
import type { Fields } from '../state/cells.js';
import { organizationKind } from '../state/guess.js';
import { typedDate } from '../state/typed-date.js';
import { cleaned } from './cleaned.js';

const SOURCE_FIELDS = [
  ['outlet', 'Outlet'],
  ['published', 'Published', '2018-03-28'],
  ['language', 'Language', 'en'],
  ['url', 'Address', 'https://…'],
] as const;

/** Starts a draft from a pasted or dropped text and information about its source. */
export function NewDraft() {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const named = title.trim() || firstLine(text);
  useUnsaved(named !== '' && !isBusy);

  const drop = async (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    setText(await file.text());
  };
  const begin = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      const { slug, version } = await saved(draftOf(form, text, named));
      const publishedOn = dayOf(form);
      // A failure does not matter: the editor can request proposals later.
      if (form.has('propose')) await ask(DeskProposeDocument, { input: { slug, version, publishedOn } }).catch(() => null);
      location.assign(`/desk/${slug}`);
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  const { lost } = cleaned(text);
  const head: Partial<Record<string, string | null>> = { ...readArticleHead(text) };
  return (
    <form
      class="new-draft"
      aria-labelledby="new"
      onSubmit={(event) => void begin(event)}
      onDrop={(event) => void drop(event)}
      onDragOver={(event) => event.preventDefault()}
    >
      <h2 id="new">New draft</h2>
      <LabelledControl id="text" label="Text: paste it, or drop a file">
        <textarea
          id="text"
          name="text"
          dir="auto"
          rows={8}
          required
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {lost > 0 && (
          <p class="aside">
            {lost} character{lost === 1 ? '' : 's'} that cannot be stored (NUL, lone surrogates) will be removed.
          </p>
        )}
      </LabelledControl>
      <div class="pair">
        <LabelledControl id="title" label="Title">
          <input
            type="text"
            id="title"
            name="title"
            dir="auto"
            maxLength={500}
            value={title}
            placeholder={named}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </LabelledControl>
        {SOURCE_FIELDS.map(([name, label, placeholder]) => (
          <LabelledControl key={name} id={name} label={label}>
            <input
              type={name === 'url' ? 'url' : 'text'}
              id={name}
              name={name}
              dir="auto"
              placeholder={placeholder}
              key={head[name]}
              defaultValue={head[name] ?? ''}
            />
          </LabelledControl>
        ))}
      </div>
      <p>
        <label>
          <input type="checkbox" name="keepText" /> Store the text where anyone can read it. Only if its licence allows this.
        </label>
      </p>
      <p>
        <label>
          <input type="checkbox" name="propose" defaultChecked /> Propose facts from the text.
        </label>
      </p>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p class="buttons">
        <button type="submit" class="main" disabled={isBusy || named === ''}>
          Begin
        </button>
      </p>
    </form>
  );
}

/** Returns the draft that the form describes. The source's slug is made from its title. */
function draftOf(form: FormData, given: string, title: string) {
  const valueOf = (name: string) => textOfForm(form, name);
  const outlet = valueOf('outlet');
  const publisher = toSlug(outlet);
  const cells = new Map<string, Fields>();
  const optional = ['language', 'url'].flatMap((name) => (valueOf(name) ? [[name, valueOf(name)]] : []));
  const publishedOn = dayOf(form) ?? valueOf('published');
  cells.set('source', {
    ...{ slug: toSlug(title).slice(0, 100).replace(/-$/, '') || 'untitled', title },
    ...(publisher !== '' && { publisher }),
    ...(publishedOn !== '' && { publishedOn }),
    ...(Object.fromEntries(optional) as Fields),
  });
  if (publisher !== '') cells.set(`organizations/${publisher}`, { name: outlet, kind: organizationKind(outlet) });
  return {
    title,
    text: cleaned(given).text,
    keepText: form.has('keepText'),
    annotation: JSON.stringify(annotationFromCells(cells).annotation, null, 2),
  };
}

/** Returns the publication date in EDTF; null if the input is not a date. */
function dayOf(form: FormData): string | null {
  return typedDate(textOfForm(form, 'published'), null);
}

function textOfForm(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return cleaned(line).text.trim().slice(0, 500);
}
