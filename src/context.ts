import { checkAnnotation, type CheckAnnotation } from './claims/read/check.js';
import type { Viewer } from './viewer.js';
import type { PrismaClient } from './db/generated/client.js';
import { Loader } from './read/load/loader.js';
import type { Live } from './server/subscriptions/live.js';

/** What a resolver may reach for; one for each request. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
  /** Who makes the request; null for anybody. */
  viewer: Viewer | null;
  /** Whether anybody could sign in; where not, the server is read-only. */
  canSignIn: boolean;
  /** Takes what an operation costs off the client's rate limit. @throws GraphQLError RATE_LIMITED */
  charge: (points: number) => Promise<void>;
  /** Aborts when whoever asks has gone, or time is out. */
  signal: AbortSignal | null;
  /** Reads and judges an annotation. */
  check: CheckAnnotation;
  /** Where a subscription hears of changes; null where the answer is one result. */
  live: Live | null;
}

/** Unless told otherwise, for somebody who reads. */
export function createContext(
  prisma: PrismaClient,
  {
    viewer = null,
    canSignIn = false,
    charge = async () => {},
    signal = null,
    check = checkAnnotation,
    live = null,
  }: Partial<Omit<Context, 'prisma' | 'load'>> = {},
): Context {
  return { prisma, load: new Loader(prisma), viewer, canSignIn, charge, signal, check, live };
}
