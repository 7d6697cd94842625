import type { PrismaClient } from './db/generated/client.js';
import { Loader } from './load/loader.js';

/** What a resolver may reach for; one for each request. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
}

export function createContext(prisma: PrismaClient): Context {
  return { prisma, load: new Loader(prisma) };
}
