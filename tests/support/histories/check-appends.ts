import { isAppend, type Anomaly, type Append, type History, type Step } from './history.js';
import type { Losses } from './losses.js';
import { setOf } from './set-of.js';

/** Acknowledged appends are stored exactly once. Nobody sees values that were refused or never sent. */
export function* checkAppends({ steps, final }: History, losses: Losses): Iterable<Anomaly> {
  const appends = new Map(steps.filter(isAppend).map((append) => [append.value, append]));
  const stored = setOf(final);
  for (const append of appends.values()) {
    const { outcome, value } = append;
    if (outcome !== 'acknowledged' || stored.has(value) || losses.has(value)) continue;
    yield { name: 'lost update', steps: [append], message: `${value} was acknowledged, but is not in the final list` };
  }
  yield* doubles(final, []);
  yield* strangers(final, Infinity, appends, []);

  for (const step of distinctSights(steps)) {
    if (isAppend(step)) continue;
    const values = step.kind === 'read' ? step.values : step.events;
    yield* strangers(values, step.end, appends, [step]);
    if (step.kind === 'read') yield* doubles(values, [step]);
    for (const value of values) {
      const append = appends.get(value);
      if (append?.outcome !== 'unknown' || stored.has(value) || losses.has(value)) continue;
      yield { name: 'lost update', steps: [append, step], message: `${value} was seen, but is not in the final list` };
    }
    const late = values.find((value) => step.kind === 'read' && step.start > losses.at(value));
    if (late === undefined) continue;
    const name = 'lost append seen after the promotion';
    yield { name, steps: [appends.get(late)!, step], message: `${late} was lost, but is still read` };
  }
}

function* doubles(values: readonly string[], steps: Step[]): Iterable<Anomaly> {
  if (setOf(values).size === values.length) return;
  const double = values.find((value, place) => values.indexOf(value) !== place)!;
  yield { name: 'duplicated append', steps, message: `${double} is in the list more than once` };
}

function* strangers(values: readonly string[], by: number, appends: Map<string, Append>, seenBy: Step[]): Iterable<Anomaly> {
  for (const value of values) {
    const append = appends.get(value);
    if (!append) {
      yield { name: 'value from nowhere', steps: seenBy, message: `nobody appended ${value}` };
    } else if (append.start > by) {
      const message = `${value} is seen before it was appended`;
      yield { name: 'value from nowhere', steps: [append, ...seenBy], message };
    } else if (append.outcome === 'refused') {
      yield {
        name: 'refused append stored',
        steps: [append, ...seenBy],
        message: `${value} was refused, but is in the list`,
      };
    }
  }
}

/** Of reads with the same list, yields the first to end and the last to start: if these are correct, so are the others. */
function* distinctSights(steps: readonly Step[]): Iterable<Step> {
  const [first, last] = [new Map<readonly string[], Step>(), new Map<readonly string[], Step>()];
  for (const step of steps) {
    if (step.kind === 'follow') yield step;
    if (step.kind !== 'read') continue;
    if (step.end < (first.get(step.values)?.end ?? Infinity)) first.set(step.values, step);
    if (step.start > (last.get(step.values)?.start ?? -Infinity)) last.set(step.values, step);
  }
  yield* new Set([...first.values(), ...last.values()]);
}
