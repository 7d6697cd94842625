const SIDES = { GUEST: 0, HOST: 1 };
const CAPACITIES = { HEAD: 0, SPOUSE: 1, MEMBER: 2 };

interface Delegate {
  visit: string;
  side: keyof typeof SIDES;
  capacity: keyof typeof CAPACITIES;
}

/** Places in each visit's list, by the delegates' keys: guests first, then by capacity, then as listed. */
export function delegateOrdinals(delegates: Map<string, Delegate>): Map<string, number> {
  const rank = ({ side, capacity }: Delegate) => SIDES[side] * 3 + CAPACITIES[capacity];
  const ordered = [...delegates].sort(([, a], [, b]) => rank(a) - rank(b));
  return ordinalsWithin(ordered.map(([key, { visit }]) => [key, visit]));
}

/** Places in each event's list, by the participants' keys, as listed. */
export function participantOrdinals(participants: Map<string, { event: string }>): Map<string, number> {
  return ordinalsWithin([...participants].map(([key, { event }]) => [key, event]));
}

function ordinalsWithin(rows: (readonly [key: string, list: string])[]): Map<string, number> {
  const lengths = new Map<string, number>();
  return new Map(
    rows.map(([key, list]) => {
      const ordinal = lengths.get(list) ?? 0;
      lengths.set(list, ordinal + 1);
      return [key, ordinal];
    }),
  );
}
