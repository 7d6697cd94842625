import { Term } from '../layout/term.js';
import { Text } from '../facts/names.js';
import { type RecordField, recordFields } from './record-fields.js';

interface RecordProps {
  words: string;
  /** The beginning of the file, which may have a header. */
  head: string;
}

/** A data set's record as labelled fields, or verbatim if it cannot be parsed. */
export function RecordFields({ words, head }: RecordProps) {
  const fields = recordFields(words, head);
  if (fields) return <RecordFieldList fields={fields} />;
  return (
    <pre>
      <bdi>{words}</bdi>
    </pre>
  );
}

export function RecordFieldList({ fields }: { fields: readonly RecordField[] }) {
  return (
    <dl class="fields">
      {fields.map(({ label, value }, index) => (
        <Term key={index} name={<Text>{label}</Text>}>
          <Text>{value}</Text>
        </Term>
      ))}
    </dl>
  );
}
