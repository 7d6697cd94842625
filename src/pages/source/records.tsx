import { Text } from '../facts/names.js';
import { RecordFields } from '../records/record.js';
import { passageId } from '../urls.js';
import { Cards, placeText, type Whence } from './cards.js';
import type { Passage } from './facts.js';

interface RecordsProps {
  passages: readonly Passage[];
  /** The beginning of the file, where a header may stand. */
  head: string;
  /** The page that shows the file as it is. */
  raw: string;
  of: Whence;
}

/** The records of a data set as labelled fields, beside each what rests on it. */
export function Records({ passages, head, raw, of }: RecordsProps) {
  return (
    <div class="text fielded">
      {passages.map((passage, index) => (
        <div key={passageId(passage)} class="row" id={passageId(passage)}>
          <div>
            <h3>
              <Text>{passage.fragment ?? placeText(passage)}</Text>
            </h3>
            <RecordFields words={passage.exact ?? ''} head={head} />
            <p class="aside">
              <a href={`${raw}#${passageId(passage)}`}>As it stands in the file</a>
            </p>
          </div>
          <Cards passages={[{ ...passage, n: index + 1 }]} of={of} areRecords />
        </div>
      ))}
    </div>
  );
}
