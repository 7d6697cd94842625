import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, parse } from 'graphql';
import type { PrismaClient } from '../../../db/generated/client.js';
import type { Api } from '../../../http/routes/api.js';
import { Loader } from '../../../query/load/loader.js';
import { unlessRefused } from '../../editing/schema/answer.js';
import { AnnotationChanged } from '../../../store/entries/annotation-version.js';
import type { Tx } from '../../../store/transaction.js';
import { Notes } from '../../pages/facts/notes.js';
import { type Assets, htmlEmbed } from '../../pages/layout/document.js';
import type { AnyPage, PageRequest } from '../../pages/page.js';
import { sourcePage } from '../../pages/source/source.page.js';
import { visitPage } from '../../pages/visit/visit.page.js';
import type { DraftVersion } from './draft-transaction.js';
import { publishDraft } from './publish-draft.js';

/** The pages that show what a draft adds. */
const PREVIEWED: readonly AnyPage[] = [sourcePage, visitPage];

interface Previewing {
  api: Api;
  assets: Assets;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The editor's subject. */
  by: string;
}

/**
 * Returns a public page as it will look once the draft is published, or the reason why there is none. Publishes the draft in a
 * transaction, executes the page's document in it with resolvers, and rolls back.
 */
export async function previewDraft(
  { api, assets, request, reply, by }: Previewing,
  at: DraftVersion,
  path: string,
): Promise<{ html: string } | { problem: string }> {
  const found = PREVIEWED.flatMap((page) => {
    const [folder, slug, ...rest] = path.split('/').filter((part) => part !== '');
    return `/${folder}/:slug` === page.route && slug !== undefined && rest.length === 0 ? [{ page, slug }] : [];
  })[0];
  if (!found) return { problem: 'This page has no preview.' };
  const context = await api.contexts.ofPage(request, reply);
  const { check, signal } = context;
  let html: string | null = null;
  const look = async (tx: Tx) => {
    const prisma = tx as PrismaClient;
    const asked: PageRequest = { params: { slug: found.slug }, query: new URLSearchParams(), ignored: [], today: today() };
    const { data, errors } = await execute({
      schema: api.schema,
      document: parse(found.page.document!.toString()),
      variableValues: found.page.variables(asked) as Record<string, unknown>,
      contextValue: { ...context, prisma, load: new Loader(prisma) },
    });
    if (errors) throw errors[0]!.originalError ?? errors[0]!;
    const origin = api.originOf(request);
    const { siteOwner: owner, siteContact: contact, siteLicence: licence } = api.config;
    const site = { origin, owner, contact, licence, playground: false, desk: true, exports: false, version: null, schema: null };
    const view = found.page.view(data, asked, site);
    if ('main' in view) html = htmlEmbed({ title: view.title, origin, canonical: null, assets }, view.main(new Notes()));
  };
  try {
    const options = { by, review: false, dryRun: true, look, check, signal };
    const { made, errors } = await unlessRefused(() => publishDraft(api.db.prisma, at, options));
    if (html !== null) return { html };
    return { problem: errors[0]?.message ?? (made && 'problems' in made ? UNFINISHED : 'The draft adds no such page.') };
  } catch (error) {
    if (error instanceof AnnotationChanged) return { problem: error.message };
    throw error;
  }
}

const UNFINISHED = 'The draft has problems. Correct them to see the page here.';
const today = (): string => new Date().toISOString().slice(0, 10);
