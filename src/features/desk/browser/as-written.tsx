import { useEffect, useState } from 'preact/hooks';
import { DeskSaveDocument, type DeskDraftAsWrittenQuery } from './generated/graphql.js';
import { LabelledControl } from './forms/controls.js';
import { ask } from './keep/ask.js';
import { checkAsWritten } from './keep/check.js';
import { useUnsaved } from './keep/unsaved.js';

interface Props {
  draft: NonNullable<DeskDraftAsWrittenQuery['draft']>;
}

/** Edits an annotation that cannot be parsed as raw text. Once it parses, the draft opens as facts. */
export function AsWritten({ draft }: Props) {
  const [annotation, setAnnotation] = useState(draft.annotation);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isSaved, setSaved] = useState(false);
  useUnsaved(annotation !== draft.annotation && !isSaved);
  const tell = (error: unknown) => setProblems([(error as Error).message]);
  useEffect(() => void checkAsWritten(draft).then(setProblems, tell), [draft]);
  useEffect(() => {
    if (isSaved) location.reload();
  }, [isSaved]);

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      const { slug, version } = draft;
      const { saveDraft } = await ask(DeskSaveDocument, { input: { slug, version, annotation } });
      if (saveDraft.errors.length === 0) return setSaved(true);
      setProblems(saveDraft.errors.map(({ message }) => message));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <form class="as-written" aria-labelledby="as-written" onSubmit={(event) => void save(event)}>
      <h1 id="as-written">
        <bdi>{draft.title}</bdi>
      </h1>
      <p>The annotation of this draft cannot be parsed. Correct it here to open the draft as facts.</p>
      <ul class="plain rows">
        {problems.map((problem) => (
          <li key={problem} class="problem">
            <bdi>{problem}</bdi>
          </li>
        ))}
      </ul>
      <LabelledControl id="annotation" label="Annotation">
        <textarea
          id="annotation"
          dir="auto"
          rows={24}
          spellcheck={false}
          value={annotation}
          onInput={(event) => setAnnotation(event.currentTarget.value)}
        />
      </LabelledControl>
      <p class="buttons">
        <button type="submit" class="main">
          Save and open
        </button>{' '}
        <a href="/desk">To the desk</a>
      </p>
    </form>
  );
}
