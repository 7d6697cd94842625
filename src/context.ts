import type { Viewer } from './auth/viewer.js';
import type { PrismaClient } from './db/generated/client.js';
import { Loader } from './load/loader.js';

/** What a resolver may reach for; one for each request. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
  /** Who makes the request; null for anybody. */
  viewer: Viewer | null;
  /** Whether anybody could sign in; where not, the server is read-only. */
  canSignIn: boolean;
}

/** Unless told otherwise, for somebody who reads. */
export function createContext(
  prisma: PrismaClient,
  { viewer = null, canSignIn = false }: Partial<Omit<Context, 'prisma' | 'load'>> = {},
): Context {
  return { prisma, load: new Loader(prisma), viewer, canSignIn };
}
